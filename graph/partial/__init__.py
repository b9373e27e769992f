"""What a release would be without some of what it holds: the ground of ``documents=`` and of all counterfactuals."""

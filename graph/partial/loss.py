"""What is taken from a release."""

from schema.base import Model


class Loss(Model):
    """What a release is asked to do without.

    Attributes:
        nodes: ids of entities. With one go all edges and claims that start or end at it; what was shown for it as the
            agent between two others stays.
        claims: ids of claims.
        references: ids of entries of reference lists. Each stands for the work that it points to, wherever that is
            cited: see ``graph.evidence.retraction``.
        documents: ids of documents.
        only: ids of the documents that are left, before ``documents`` go; None for all.
    """

    nodes: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    only: tuple[str, ...] | None = None

    def keeps(self, document: str) -> bool:
        """Whether a document is left."""
        return document not in self.documents and (self.only is None or document in self.only)

"""Questions in TRAPI to begin with, for the OpenAPI document."""

from typing import Any

_SOX6 = {"nodes": {"cargo": {"categories": ["biolink:MicroRNA"]}, "gene": {"ids": ["HGNC:16421"]}}}
_DECREASED = [{"biolink:object_direction_qualifier": "decreased"}]

EXAMPLES: dict[str, dict[str, Any]] = {
    "one hop: which microRNAs decrease SOX6": {
        "message": {
            "query_graph": _SOX6
            | {
                "edges": {
                    "e0": {
                        "subject": "cargo",
                        "object": "gene",
                        "predicates": ["biolink:affects"],
                        "constraints": {"qualifiers": _DECREASED},
                    }
                }
            }
        },
        "parameters": {"timeout": 5},
    },
    "several hops: which vesicles carry a microRNA that affects SOX6": {
        "message": {
            "query_graph": {
                "nodes": _SOX6["nodes"] | {"vesicle": {"categories": ["biolink:CellularComponent"]}},
                "edges": {
                    "e0": {"subject": "cargo", "object": "vesicle", "predicates": ["biolink:located_in"]},
                    "e1": {"subject": "cargo", "object": "gene", "predicates": ["biolink:affects"]},
                },
            }
        }
    },
    "paths: how MSC exosomes reach OPC differentiation through a gene": {
        "message": {
            "query_graph": {
                "nodes": {"source": {"ids": ["exomyelin:msc-exosome"]}, "effect": {"ids": ["GO:0048709"]}},
                "paths": {
                    "p0": {
                        "subject": "source",
                        "object": "effect",
                        "constraints": [{"intermediate_categories": ["biolink:Gene"]}],
                    }
                },
            }
        }
    },
}

OLDER_EXAMPLE: dict[str, Any] = {
    "message": {
        "query_graph": _SOX6
        | {
            "edges": {
                "e0": {
                    "subject": "cargo",
                    "object": "gene",
                    "qualifier_constraints": [
                        {
                            "qualifier_set": [
                                {
                                    "qualifier_type_id": "biolink:object_direction_qualifier",
                                    "qualifier_value": "decreased",
                                }
                            ]
                        }
                    ],
                }
            }
        }
    }
}

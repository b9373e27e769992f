"""IRIs of the things that CURIEs name."""

from typing import Final

OBO: Final = "http://purl.obolibrary.org/obo/"
LOCAL: Final = "urn:exomyelin:"
"""What our own terms and claims begin with: nobody can look them up but in a service that holds them."""
RESOLVER: Final = "https://bioregistry.io/"

_OBO_PREFIXES = {"GO", "CL", "UBERON", "MONDO", "CHEBI", "SO", "NCBITaxon", "HP", "PR"}
_BASES = {
    "HGNC": "http://identifiers.org/hgnc/",
    "MESH": "http://id.nlm.nih.gov/mesh/",
    "DOI": "https://doi.org/",
    "PMID": "http://www.ncbi.nlm.nih.gov/pubmed/",
    "biolink": "https://w3id.org/biolink/vocab/",
    "exomyelin": LOCAL,
    "claim": f"{LOCAL}claim/",
}


def iri_of(curie: str) -> str:
    """The IRI of what a CURIE names, by its vocabulary's own rule, else through Bioregistry's resolver."""
    prefix, _, local = curie.partition(":")
    if prefix in _OBO_PREFIXES:
        return f"{OBO}{prefix}_{local}"
    base = _BASES.get(prefix)
    return f"{base}{local}" if base else f"{RESOLVER}{prefix}:{local}"

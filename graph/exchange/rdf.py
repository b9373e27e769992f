"""RDF: each claim a nanopublication-like pair of named graphs, what is asserted and where that comes from.

The assertion of a claim is one triple, or for a negated one the OWL way to say that the triple does not hold. Nothing
is said outside the named graph of a claim but what things are called: a reader chooses which claims to take in.
Sources: nanopublications (https://nanopub.net/guidelines/working_draft/), PROV-O (https://www.w3.org/TR/prov-o/).
"""

import json
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any, Protocol
from urllib.parse import quote

from rdflib import OWL, RDF, RDFS, SKOS, XSD, Dataset, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, PROV
from rdflib.plugins.serializers.trig import TrigSerializer
from rdflib.term import Node

from graph.batches import batches
from graph.exchange.extract import Extract
from schema.biolink import BiolinkEdge, category_of, to_biolink
from schema.document import BackgroundRelation, DocumentInfo
from schema.entity import MergedEntity
from schema.hierarchy import resource_of
from schema.iris import LOCAL, iri_of
from schema.record import ClaimRecord
from schema.vocabulary import Polarity, XrefKind

EXO = Namespace(LOCAL)
BIOLINK = Namespace("https://w3id.org/biolink/vocab/")
_BATCH = 200
_PREFIXES = {"exomyelin": EXO, "biolink": BIOLINK, "prov": PROV, "dcterms": DCTERMS, "skos": SKOS, "owl": OWL}
_MATCHES = {
    XrefKind.EXACT: SKOS.exactMatch,
    XrefKind.CLOSE: SKOS.closeMatch,
    XrefKind.BROADER: SKOS.broadMatch,
    XrefKind.NARROWER: SKOS.narrowMatch,
    XrefKind.FAMILY: SKOS.broadMatch,
    XrefKind.MEMBER: SKOS.narrowMatch,
    XrefKind.RELATED: SKOS.relatedMatch,
}
_WORDS = ("hedge", "derivation", "directness", "polarity", "quantifier", "cargo_evidence", "agent", "ambiguity")


class Sink(Protocol):
    """What takes triples: a graph, or what writes them at once."""

    def add(self, triple: tuple[Node, Node, Node], /) -> object:
        """Take one."""
        ...


def trig(extract: Extract) -> Iterator[bytes]:
    """The claims as TriG, some hundred at a time; each piece is a whole TriG document by itself."""
    for dataset in _datasets(extract):
        serializer, written = TrigSerializer(dataset), BytesIO()
        serializer.contexts.sort(key=lambda graph: str(graph.identifier))
        serializer.serialize(written, encoding="utf-8")
        yield written.getvalue()


def turtle(extract: Extract) -> Iterator[bytes]:
    """The claims as Turtle, which has no named graphs: each claim is described, and none is asserted."""
    for dataset in _datasets(extract):
        graph = _bound(Graph())
        for name in dataset.graphs():
            if not str(name.identifier).endswith("#assertion"):
                graph += name
        yield graph.serialize(format="turtle", encoding="utf-8")


def jsonld(extract: Extract) -> Iterator[bytes]:
    """The claims as JSON-LD with named graphs, in expanded form: an array of graphs and nodes."""
    separator = b"[\n"
    for dataset in _datasets(extract):
        for item in _in_order(json.loads(dataset.serialize(format="json-ld"))):
            yield separator + json.dumps(item, ensure_ascii=False).encode()
            separator = b",\n"
    yield b"\n]\n" if separator == b",\n" else b"[]\n"


def _in_order(items: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Nodes and graphs by their names: rdflib takes them from sets, whose order is another in each process."""
    for item in sorted(items, key=lambda item: str(item.get("@id", ""))):
        yield item | {"@graph": list(_in_order(item["@graph"]))} if "@graph" in item else item


def _datasets(extract: Extract) -> Iterator[Dataset]:
    head = _dataset()
    describe_whole(head.default_graph, extract)
    for info in extract.infos.values():
        describe_document(head.default_graph, info)
    yield head
    for entities in batches(extract.entities(), _BATCH):
        dataset = _dataset()
        for entity in entities:
            describe_entity(dataset.default_graph, entity)
        yield dataset
    for records in batches(extract.claims(), _BATCH):
        dataset = _dataset()
        for record in records:
            assert_claim(dataset.graph(graph_of(record, "assertion")), record)
            describe_claim(dataset.graph(graph_of(record, "provenance")), extract, record)
        yield dataset
    for relations in batches(extract.background(), _BATCH):
        dataset = _dataset()
        for relation in relations:
            node = background_node(relation)
            assert_background(dataset.graph(part_of(node, "assertion")), relation)
            describe_background(dataset.graph(part_of(node, "provenance")), extract, relation)
        yield dataset


def assert_claim(graph: Sink, record: ClaimRecord) -> None:
    """What a claim asserts, or denies."""
    claim = record.claim
    triple = _node(claim.subject), EXO[claim.predicate.value], _node(claim.object)
    if claim.polarity is Polarity.AFFIRMED:
        graph.add(triple)
        return
    denial = URIRef(f"{graph_of(record, 'assertion')}-denial")
    graph.add((denial, RDF.type, OWL.NegativePropertyAssertion))
    for property_, value in zip(
        (OWL.sourceIndividual, OWL.assertionProperty, OWL.targetIndividual), triple, strict=True
    ):
        graph.add((denial, property_, value))


def describe_claim(graph: Sink, extract: Extract, record: ClaimRecord) -> None:
    """What is known of a claim, and where it comes from."""
    claim, node = record.claim, _node(record.claim.id)
    info = extract.infos[claim.document]
    told = to_biolink(extract.end(claim.subject), claim.predicate, extract.end(claim.object))
    graph.add((node, RDF.type, BIOLINK.Association))
    _tell(graph, node, told)
    graph.add((node, BIOLINK.negated, Literal(claim.polarity is Polarity.NEGATED)))
    graph.add((node, DCTERMS.description, Literal(claim.statement)))
    graph.add((node, EXO.sign, Literal(claim.sign.value)))
    graph.add((node, EXO.belief, Literal(record.belief, datatype=XSD.double)))
    graph.add((node, EXO.locator, Literal(str(claim.locator))))
    graph.add((node, PROV.hadPrimarySource, _document(info)))
    for name in _WORDS:
        if value := getattr(claim, name):
            graph.add((node, EXO[name], _node(value) if name == "agent" else Literal(str(value))))
    for name, value in claim.context.model_dump(exclude_none=True).items():
        graph.add((node, EXO[name], Literal(value)))
    for curie in extract.publications(record):
        graph.add((node, BIOLINK.publications, _node(curie)))
    for flag in record.flags:
        graph.add((node, EXO.flag, Literal(flag)))
    graph.add((graph_of(record, "assertion"), PROV.wasDerivedFrom, _document(info)))


def assert_background(graph: Sink, relation: BackgroundRelation) -> None:
    """What a vocabulary states."""
    graph.add((_node(relation.subject), EXO[relation.predicate.value], _node(relation.object)))


def describe_background(graph: Sink, extract: Extract, relation: BackgroundRelation) -> None:
    """Which vocabulary states it. It is no claim of a paper, and so no association with a belief."""
    node = background_node(relation)
    told = to_biolink(extract.end(relation.subject), relation.predicate, extract.end(relation.object))
    source = _node(resource_of(relation.vocabulary))
    graph.add((node, RDF.type, RDF.Statement))
    _tell(graph, node, told)
    graph.add((node, DCTERMS.description, Literal(f"stated by {relation.vocabulary} {relation.version}")))
    graph.add((node, PROV.hadPrimarySource, source))
    graph.add((part_of(node, "assertion"), PROV.wasDerivedFrom, source))


def background_node(relation: BackgroundRelation) -> URIRef:
    """What stands for a statement of a vocabulary."""
    parts = relation.vocabulary, relation.subject, relation.predicate.value, relation.object
    return EXO["background/" + "/".join(quote(part, safe=":.") for part in parts)]


def describe_entity(graph: Sink, entity: MergedEntity) -> None:
    """What a thing is called."""
    node = _node(entity.id)
    graph.add((node, RDF.type, _node(category_of(entity.kind))))
    graph.add((node, RDFS.label, Literal(entity.name)))
    for name in entity.synonyms:
        graph.add((node, SKOS.altLabel, Literal(name)))
    for xref in entity.xrefs:
        graph.add((node, _MATCHES[xref.kind], _node(xref.id)))
    if entity.description:
        graph.add((node, DCTERMS.description, Literal(entity.description)))


def describe_whole(graph: Sink, extract: Extract) -> None:
    """What an extract says of itself."""
    about = extract.about
    release = f"release/{extract.snapshot.release}"
    part = f"{release}/only/{quote(','.join(extract.infos), safe=',')}" if extract.is_part else release
    node = EXO[extract.answered.question.removeprefix("/") if extract.answered else part]
    graph.add((node, RDF.type, PROV.Entity))
    graph.add((node, DCTERMS.title, Literal(about.pop("title"))))
    for name, value in about.items():
        graph.add((node, EXO[name], Literal(value)))


def describe_document(graph: Sink, info: DocumentInfo) -> None:
    """What is known of a document."""
    node = _document(info)
    graph.add((node, RDF.type, PROV.Entity))
    graph.add((node, DCTERMS.title, Literal(info.title)))
    graph.add((node, DCTERMS.identifier, Literal(info.id)))
    if info.licence:
        graph.add((node, DCTERMS.license, Literal(info.licence)))


def _tell(graph: Sink, node: URIRef, told: BiolinkEdge) -> None:
    for property_, end in ((RDF.subject, told.subject), (RDF.predicate, told.predicate), (RDF.object, told.object)):
        graph.add((node, property_, _node(end)))
    for name, value in told.qualifiers:
        graph.add((node, BIOLINK[name], Literal(value)))
    graph.add((node, BIOLINK.original_predicate, _node(told.original_predicate)))


def _document(info: DocumentInfo) -> URIRef:
    return _node(f"DOI:{info.doi}") if info.doi else EXO[f"document/{info.id}"]


def graph_of(record: ClaimRecord, part: str) -> URIRef:
    """The named graph of a claim that holds its assertion, or its provenance."""
    return part_of(_node(record.claim.id), part)


def part_of(node: URIRef, part: str) -> URIRef:
    """The named graph of what is asserted that holds its assertion, or its provenance."""
    return URIRef(f"{node}#{part}")


def _node(curie: str) -> URIRef:
    return URIRef(iri_of(curie))


def _dataset() -> Dataset:
    dataset = Dataset()
    _bound(dataset)
    return dataset


def _bound(graph: Graph) -> Graph:
    for prefix, namespace in _PREFIXES.items():
        graph.bind(prefix, namespace)
    return graph

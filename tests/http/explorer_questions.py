"""Questions as AWS's graph-explorer puts them: the same clauses, quoting and layout, made from the same choices."""

import json
from collections.abc import Sequence

ANY_ID = "__id"
LABELS = "MATCH (v) RETURN labels(v) AS label, count(v) AS count"
TYPES = "MATCH ()-[e]-() RETURN type(e) AS label, count(*) AS count"


def name(identifier: str) -> str:
    doubled = identifier.replace("`", "``")
    return f"`{doubled}`"


def text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)


def listed(ids: Sequence[str], between: str = ",") -> str:
    return f"[{between.join(map(text, ids))}]"


def one_node_each(labels: Sequence[str]) -> str:
    return "\nUNION ALL\n".join(f"MATCH (v:{name(label)}) RETURN v AS object LIMIT 1" for label in labels)


def one_edge_each(types: Sequence[str]) -> str:
    return "\nUNION ALL\n".join(f"MATCH () -[e:{name(type_)}]-> () RETURN e AS object LIMIT 1" for type_ in types)


def count_of(label: str) -> str:
    return f"MATCH (v:{name(label)}) RETURN count(v) AS count"


def connections(types: Sequence[str]) -> str:
    return "\nUNION ALL\n".join(
        f"MATCH (s)-[e:{name(type_)}]->(t)\n"
        "WITH labels(s) AS sourceLabels, labels(t) AS targetLabels\n"
        "LIMIT 10000\n"
        f"RETURN DISTINCT {text(type_)} AS edgeType, sourceLabels, targetLabels"
        for type_ in types
    )


def search(
    term: str,
    labels: Sequence[str] = (),
    attributes: Sequence[str] = (),
    *,
    exact: bool = False,
    limit: int = 0,
    offset: int = 0,
) -> str:
    """Nodes of which some attribute holds, or is, a term."""
    compare = "=" if exact else "CONTAINS"

    def of(attribute: str) -> str:
        if attribute == ANY_ID:
            return f"{'id(v)' if exact else 'toString(id(v))'} {compare} {text(term)}"
        return f"v.{name(attribute)} {compare} {text(term)}"

    of_labels = " OR ".join(f"v:{name(label)}" for label in labels) if len(labels) > 1 else ""
    of_terms = " OR ".join(map(of, attributes)) if term else ""
    where = "\n      AND ".join(f"({clause})" for clause in (of_labels, of_terms) if clause)
    page = f"SKIP {offset} LIMIT {limit}" if limit and offset else f"LIMIT {limit}" if limit else ""
    pattern = f"v:{name(labels[0])}" if len(labels) == 1 else "v"
    return f"MATCH ({pattern})\n{f'WHERE {where}' if where else ''}\nRETURN v AS object\n{page}"


def neighbours(
    node: str,
    labels: Sequence[str] = (),
    holding: Sequence[tuple[str, str]] = (),
    without: Sequence[str] = (),
    limit: int = 0,
) -> str:
    """What stands one step from a node."""
    target = f"tgt:{name(labels[0])}" if len(labels) == 1 else "tgt"
    conditions = [f"ID(v) = {text(node)}"]
    if without:
        conditions.append(f"NOT ID(tgt) IN {listed(without, ', ')}")
    if len(labels) > 1:
        conditions.append(f"({' OR '.join(f'v:{name(label)}' for label in labels)})")
    conditions += [f"tgt.{name(key)} CONTAINS {text(part)}" for key, part in holding]
    found = f"MATCH (v)-[e]-({target})\nWHERE {' AND '.join(conditions)}\n"
    given = "RETURN\n  collect(DISTINCT tgt) AS vObjects, \n  collect(e) AS eObjects"
    if not limit:
        return found + given
    return f"{found}WITH DISTINCT v, tgt\nORDER BY toInteger(ID(tgt))\nLIMIT {limit}\nMATCH (v)-[e]-(tgt)\n{given}"


def neighbour_counts(nodes: Sequence[str]) -> str:
    return (
        "MATCH (source)--(neighbor)\n"
        f"WHERE id(source) IN {listed(nodes)}\n"
        "WITH DISTINCT source, neighbor\n"
        "WITH \n  id(source) AS id, \n  labels(neighbor) AS neighborLabels, \n  count(neighbor) AS neighborCount\n"
        "RETURN id, collect({ label: neighborLabels, count: neighborCount }) as counts"
    )


def nodes_called(ids: Sequence[str]) -> str:
    return f"MATCH (vertex) \nWHERE ID(vertex) in {listed(ids)} \nRETURN vertex"


def edges_called(ids: Sequence[str]) -> str:
    return f"MATCH ()-[edge]-()\nWHERE ID(edge) in {listed(ids)}\nRETURN edge"

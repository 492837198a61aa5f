"""Guidance by topic and Medusa version, and which of it a question needs."""

import re
from collections.abc import Sequence

from agents.definitions import TOPICS, AgentDefinition, Topic
from agents.facts import ProjectFacts
from agents.templates import rendered

# Words that show a topic is needed; the question is compared in lower case.
_SIGNS: dict[Topic, str] = {
    "module-design": r"add|build|modul\w*|models?|fields?|columns?|tables?|link(?:s|ed|ing)?|schema"
    r"|attributes?|propert(?:y|ies)|migrat\w*|stor(?:ed|ing)|relations?",
    "workflows": r"workflows?|steps?|compensat\w*|hooks?|subscribers?|events?|jobs?|cron|schedul\w*"
    r"|roll(?:ed|s)? ?back|notif\w*|e-?mails?|retr(?:y|ies)|checkout|complet\w*|nightly|daily"
    r"|every (?:night|day|hour|\d+)|same time|race|overs(?:ell|old)\w*",
    "api": r"api|routes?|endpoints?|rest|https?|requests?|middlewares?|validat\w*|store|storefront"
    r"|admin|quer(?:y|ies)|list(?:s|ing)?|search\w*|filters?|pag(?:e|es|ing|ination)|shows?|40[0-9]",
    "b2b": r"b2b|compan(?:y|ies)|employees?|approv\w*|quot(?:e|es|ation)|spend\w*|limits?|credit"
    r"|subsidiar\w*|hierarch\w*|tenan\w*|contracts?|invoices?|purchase orders?|wholesale",
    "postgresql": r"postgres\w*|sql|index(?:es)?|lock(?:s|ing)?|transactions?|slow\w*|performance"
    r"|speed|seconds|scal\w*|redis|cach\w*|deadlocks?|migrat\w*|backfill\w*|million|concurren\w*"
    r"|renam\w*|databases?|same time|race|overs(?:ell|old)\w*",
    "security": r"secur\w*|auth\w*|permissions?|roles?|tokens?|jwt|oauth\w*|encrypt\w*|secrets?"
    r"|owners?|own|private|personal|gdpr|passwords?|audit\w*|customers?|injection|protect\w*"
    r"|restrict\w*|api keys?|login|tenan\w*|upload\w*",
    "testing": r"tests?|testing|tested|specs?|jest|coverage|prove\w*|verif\w*|fixtures?|seed\w*",
    "integrations": r"integrat\w*(?! tests?)|providers?|payments?|fulfil\w*|shipping|couriers?|erp"
    r"|crm|pim|webhooks?|third.part\w*|stripe|sendgrid|sync\w*|external|import\w*|export\w*|s3"
    r"|e-?mails?|sms|instances|production",
}
_MOST_TOPICS = 3


def guidance(topic: Topic, facts: ProjectFacts) -> str:
    """Return the guidance on one topic, as it is true for the version of `facts`."""
    return rendered(f"guidance/{topic}.md.j2", v=facts.version).strip()


def guidances(topics: Sequence[Topic], facts: ProjectFacts) -> str:
    """Return the guidance on several topics, each once."""
    return "\n\n".join(guidance(topic, facts) for topic in dict.fromkeys(topics))


def topics_for(question: str, agent: AgentDefinition | None = None) -> list[Topic]:
    """Return the topics a question most needs, at most three, in the order they are listed in.

    Only those that the agent draws on; a question that names none gets none.
    """
    known = TOPICS if agent is None else tuple(agent.topics)
    words = question.lower()
    hits = {
        topic: len(set(re.findall(rf"\b(?:{signs})\b", words))) for topic, signs in _SIGNS.items()
    }
    likeliest = sorted((topic for topic in known if hits[topic]), key=lambda one: -hits[one])
    return [topic for topic in known if topic in likeliest[:_MOST_TOPICS]]

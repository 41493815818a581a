"""Who may touch the outbox: the application by the placing functions, the worker to send, nobody to browse."""

from passend.dossiers.beleid import DESTRUCTION, WORKER, Guard, Policy

GUARDS = [
    Guard(
        "berichten_bericht",
        policies=(Policy("SELECT", WORKER, using="true"), Policy("UPDATE", WORKER, using="true", check="true")),
        grants={
            WORKER: ("SELECT, UPDATE (staat, reden, pogingen, beurt_op, lease_token, geheim, adres, verstuurd_op)"),
            DESTRUCTION: "SELECT, DELETE",
        },
        definer="SELECT, INSERT",
    ),
    Guard(
        "berichten_poortboek",
        policies=(
            Policy("SELECT", WORKER, using="true"),
            Policy("INSERT", WORKER, check="true"),
            Policy("UPDATE", WORKER, using="true", check="true"),
        ),
        grants={WORKER: "SELECT, INSERT, UPDATE", DESTRUCTION: "SELECT, DELETE"},
    ),
]

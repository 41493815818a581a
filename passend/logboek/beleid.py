"""Who may touch the log: everyone adds, nobody changes, and no page reads it yet."""

from passend.dossiers.beleid import APPLICATION, DESTRUCTION, WORKER, Guard, Policy

GUARDS = [
    Guard(
        "logboek_logregel",
        policies=(
            Policy("INSERT", check="true"),
            Policy("INSERT", WORKER, check="true"),
        ),
        grants={APPLICATION: "INSERT", WORKER: "INSERT", DESTRUCTION: "SELECT, DELETE"},
        definer="SELECT",
        append_only=True,
    ),
]

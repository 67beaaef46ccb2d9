"""The answer to a question about a loan, in sentences that can be quoted as they are."""

from collections.abc import Iterator

from tools.finance.amortization import monthly_payment
from tools.finance.time_value import monthly_from_nominal
from tools.planning.loan_case import LoanCase

HORIZONS = (60, 120, 360)
"""Five, ten and thirty years: for what another payment is worked out when a loan is never repaid."""

A_YEAR = 12


def summary(case: LoanCase) -> str:
    """Return the answer in a few sentences: what is paid, for how long, and what it costs."""
    match case.outcome:
        case "repaid":
            return " ".join((_repaid(case), *_extra(case), *_fees(case)))
        case "balloon":
            return " ".join((_balloon(case), *_growing(case), *_fees(case)))
        case "never":
            return " ".join((*_growing(case), *_standing_still(case), _smallest(case)))


def assumptions(case: LoanCase) -> tuple[str, ...]:
    """Return what the answer rests on: the basis of the rate, the rounding, the timing, what is left out."""
    return tuple(_assumptions(case))


def suggestions(case: LoanCase) -> tuple[str, ...]:
    """Return what would repay a loan that its payment does not repay; nothing for any other."""
    return tuple(_suggestions(case))


def loan_text(case: LoanCase) -> str:
    """Return "$180,000 at 4.25%"."""
    return f"{case.voice.money(case.loan.principal)} at {case.voice.formatter.percent(case.loan.annual_rate)}"


def _repaid(case: LoanCase) -> str:
    voice, plain = case.voice, case.plain
    pays = voice.a_month(case.loan.payment)
    if case.has_extra and not case.compares:
        return f"Paying {pays} alone would not repay {loan_text(case)}."
    costs = f"{voice.money(plain.interest)} of interest, {voice.money(plain.paid)} in all"
    if case.given:
        return (
            f"Paying {pays} repays {loan_text(case)} in {voice.span(plain.months)}, in "
            f"{voice.month_after(plain.months)}: {costs}."
        )
    return f"A loan of {loan_text(case)} over {voice.formatter.months(case.loan.term or 0)} takes {pays}: {costs}."


def _extra(case: LoanCase) -> Iterator[str]:
    if not case.has_extra:
        return
    voice, plain, sooner = case.voice, case.plain, case.repayment
    when = f"{voice.span(sooner.months)}, in {voice.month_after(sooner.months)}"
    if not case.compares:
        yield f"With {_more(case)} it is repaid in {when}, for {voice.money(sooner.interest)} of interest."
        return
    early, saved = plain.months - sooner.months, plain.interest - sooner.interest
    faster = f": {voice.span(early)} sooner" if early else ", no sooner"
    yield f"With {_more(case)} it is repaid in {when}{faster}, with {voice.money(saved)} less interest."


def _fees(case: LoanCase) -> Iterator[str]:
    if case.annual_cost is not None:
        percent = case.voice.formatter.percent
        yield f"With {case.voice.money(case.fees)} of fees the loan costs {percent(case.annual_cost)} a year (APR)."


def _more(case: LoanCase) -> str:
    voice, loan = case.voice, case.loan
    parts = (
        f"{voice.money(loan.extra)} more each month" if loan.extra else "",
        f"{voice.money(loan.extra_once)} more with the first payment" if loan.extra_once else "",
    )
    return " and ".join(part for part in parts if part)


def _balloon(case: LoanCase) -> str:
    voice, schedule = case.voice, case.repayment.schedule
    rest = schedule[-1].paid
    return (
        f"Paying {voice.a_month(case.planned)} does not repay {loan_text(case)} in "
        f"{voice.formatter.months(len(schedule))}: {voice.money(rest)} would be due with the last payment, in "
        f"{voice.month_after(len(schedule))}."
    )


def _growing(case: LoanCase) -> Iterator[str]:
    if not case.grows:
        return
    voice, schedule = case.voice, case.repayment.schedule
    owed = voice.money(schedule[:A_YEAR][-1].balance)
    later = f"{voice.money(schedule[0].balance)} after a month" if len(schedule) <= A_YEAR else f"{owed} after a year"
    yield (
        f"{voice.a_month(case.planned)} does not cover the interest on {loan_text(case)}, "
        f"{voice.money(case.first_interest)} in the first month, so the debt grows (negative amortisation): to {later}."
    )


def _standing_still(case: LoanCase) -> Iterator[str]:
    if case.grows:
        return
    voice = case.voice
    if case.repayment.last.balance == case.loan.principal:
        yield f"{voice.a_month(case.planned)} is just the interest on {loan_text(case)}: the debt stays as it is."
    else:
        yield f"Paying {voice.a_month(case.planned)} does not repay {loan_text(case)} within a hundred years."


def _smallest(case: LoanCase) -> str:
    assert case.needed is not None
    return f"The smallest payment that works is {case.voice.a_month(case.needed)}."


def _assumptions(case: LoanCase) -> Iterator[str]:
    voice, loan = case.voice, case.loan
    percent = voice.formatter.percent
    if loan.annual_rate:
        yield (
            f"The rate of {percent(loan.annual_rate)} a year is nominal and stays the same: a twelfth of it, "
            f"{percent(monthly_from_nominal(loan.annual_rate))}, is charged each month and rounded half-up to the cent."
        )
    else:
        yield "No interest is counted."
    yield f"You pay at the end of each month, first on {voice.formatter.long(voice.day_after(1))}."
    if case.outcome == "repaid" and case.repayment.last.paid != case.planned:
        yield f"The final payment of {voice.money(case.repayment.last.paid)} settles the rest to the cent."
    if case.annual_cost is None:
        yield "Fees, insurance and taxes are not included."
        return
    yield (
        "The APR is the nominal yearly rate at which all payments are worth the loan without the fees; the fees are "
        "not in the other figures, insurance and taxes in none."
    )


def _suggestions(case: LoanCase) -> Iterator[str]:
    voice, loan = case.voice, case.loan
    if case.outcome == "repaid":
        return
    if case.outcome == "balloon" and case.needed is not None and loan.term is not None:
        yield f"Pay {voice.a_month(case.needed)} to have nothing left after {voice.formatter.months(loan.term)}."
        longer = case.paying(case.planned)
        if longer.complete:
            yield f"Take longer: {voice.a_month(case.planned)} repays it in {voice.span(longer.months)}."
        return
    for months in HORIZONS:
        payment = monthly_payment(loan.principal, loan.annual_rate, months, loan.digits)
        if payment > case.planned:
            repaid = case.paying(payment)
            yield (
                f"Pay {voice.a_month(payment)} to be done in {voice.formatter.months(months)}, for "
                f"{voice.money(repaid.interest)} of interest."
            )

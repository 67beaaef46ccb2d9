"""The words by which an intent is known: for each of them a list of regular expressions, tried in order."""

from collections.abc import Mapping
from typing import Literal

from bot.playground.planner.account_keywords import ACCOUNT, AccountIntent
from bot.playground.planner.check_in_keywords import CHECK_INS, CheckInIntent
from bot.playground.planner.guardrails import GUARDED, Guarded
from bot.playground.planner.investing_keywords import INVESTING, InvestingIntent
from bot.playground.planner.ledger_keywords import LEDGER, LedgerIntent
from bot.playground.planner.market_keywords import MARKETS, MarketIntent

Intent = (
    AccountIntent
    | CheckInIntent
    | Guarded
    | InvestingIntent
    | LedgerIntent
    | MarketIntent
    | Literal[
        "simulate",
        "compare",
        "export",
        "market",
        "outside",
        "list_facts",
        "cancel",
        "forget",
        "contribute",
        "delete_goal",
        "update_goal",
        "create_goal",
        "list_goals",
        "emergency",
        "retirement",
        "mortgage",
        "budget",
        "debts",
        "loan",
        "savings",
        "remember",
        "help",
        "thanks",
        "agreed",
        "greeting",
    ]
)
"""What a part of a message wants."""

_ANY = r"[^.?\n]*"
"""Anything within the sentence."""

_WELL = r"(?:(?:actually|ok(?:ay)?|oh|well|hmm+|please|sorry)\b\W*)*"
"""How a change of mind may begin."""

KEYWORDS: Mapping[Intent, tuple[str, ...]] = {
    **GUARDED,
    **ACCOUNT,
    **CHECK_INS,
    "export": (r"\b(?:export|download)\b|\bcsv\b",),
    **LEDGER,
    **MARKETS,
    "simulate": (
        r"\bsimulat\w+|\bmonte[\s-]?carlo\b",
        r"\bhow (?:likely|probable)\b|\bchances?\b" + _ANY + r"\b(?:of|that|to)\b|\bwhat(?:'s| is| are) the odds\b",
        r"\b(?:bad|falling|crashing) markets?\b|\bif (?:the )?markets? (?:fall|crash|go down)\w*\b",
    ),
    "compare": (
        r"\bcompare\b" + _ANY + r"\b(?:sav(?:e|ing)|invest\w*|retir\w+|spend\w*|what[\s-]ifs?|scenarios?)\b",
        r"\bwhat[\s-]ifs\b|\bscenarios side by side\b",
    ),
    **INVESTING,
    "market": (
        # To save an amount is a question of its own, whatever it is put into meanwhile.
        r"^(?!.*\bsav(?:e|ing)\b.*\d).*\b(?:quotes?|stocks?|share price|shares? of|ticker|bitcoin|crypto\w*|etfs?)\b",
        r"\b(?:exchange rates?|nasdaq|s&p|dow jones)\b",
        r"\bprice of (?:\w+ )?(?:gold|silver|oil|tesla|apple)\b",
    ),
    "outside": (r"\b(?:weather|rain(?:ing)?|snow|forecast|jokes?|poems?|news|football|recipes?|capital of)\b",),
    "list_facts": (
        r"\bwhat (?:do|did|have|has|can) (?:you|i) (?:\w+ )?(?:know|knew|remember\w*|learn\w*|told?|tell|stored?)\b",
        r"\bwhat(?:'s| is| was) my (?:monthly )?(?:income|salary|rent|age|pay|wage)\b",
        r"\b(?:list|show)\b" + _ANY + r"\bfacts\b",
        r"\b(?:how much|what) do i (?:make|earn)\b",
        r"\bdo you (?:remember|know) (?:my|me|anything|what)\b",
    ),
    "cancel": (
        rf"^\W*{_WELL}(?:never ?mind|stop|cancel(?: (?:that|it|this))?)\W*$",
        rf"^\W*{_WELL}forget (?:it|that|this|about it|the whole thing)\W*$",
        rf"^\W*{_WELL}(?:not now|drop it|no,? thanks?(?: you)?|no thank you|skip it|leave it|nope|no)\W*$",
        r"^\W*(?:forget|drop|scrap|skip|leave|cancel)\s+(?:about\s+)?(?:the|that|this)\b(?!.*\bgoals?\b)",
    ),
    "forget": (
        r"\b(?:forget|unlearn|stop remembering|delete|erase|remove)\b"
        + _ANY
        + r"\b(?:my|everything|all|me)\b(?!.*\bgoals?\b)",
    ),
    "contribute": (
        r"\b(?:saved|paid|put|added?|deposited|transferred|set aside)\b"
        + _ANY
        + r"\b(?:another|more|extra)\b"
        + _ANY
        + r"\b(?:for|to|into|towards?|in|on)\b",
        r"\b(?:add|put|move|transfer)\b" + _ANY + r"\d" + _ANY + r"\b(?:to|into|towards?)\b(?! (?:save|buy|make)\b)",
        r"\b(?:i|we)(?:'ve| have)? (?:just |now |already )*(?:saved|put|added|paid)\b"
        + _ANY
        + r"\d"
        + _ANY
        + r"\b(?:for|to|into|towards?) (?:the|my|our)\b(?!.*\bhow\b)",
        r"\b(?:i|we)(?:'ve| have)? (?:just |now |already )*(?:saved|put|added|paid|set)\b"
        r"(?!.*\b(?:months?|monthly|weeks?|years?|how)\b)" + _ANY + r"\d" + _ANY + r"\b(?:for|into|towards?) (?!an?\b)",
        r"\b(?:take|took|taken|withdraw|withdrew|pull(?:ed)?)\b(?! home\b)"
        r"(?!.*\b(?:months?|monthly|weeks?|years?|how)\b)"
        + _ANY
        + r"\d"
        + _ANY
        + r"\b(?:out of|from) (?:the|my|our)\b",
        r"\b(?:add|put|contribute|move)\b (?:some |more )?money\b" + _ANY + r"\bgoals?\b|\bcontribute\b",
    ),
    "delete_goal": (r"\b(?:delete|remove|erase)\b" + _ANY + r"\bgoals?\b",),
    "update_goal": (
        r"\b(?:archive|close|drop|cancel|finish|complete|rename|forget)\b" + _ANY + r"\bgoals?\b",
        r"\b(?:change|update|raise|lower|increase|reduce|move|set|push|extend)\b (?:the |my |our )?"
        r"(?!goals?\b|up\b|an?\b)[\w' -]+?\b(?:goal|target|deadline)\b" + _ANY + r"\b(?:to|by)\b",
        r"\b(?:change|update|set|raise|lower|move) (?:the |my )?(?:target|deadline|goal) (?:of|for)\b",
    ),
    "create_goal": (
        r"\b(?:creat\w*|add|set(?: up)?|start|make|open|new|track)\b[^.?\n]{0,40}?\bgoal\b",
        r"\bgoal (?:called|named)\b",
        r"\b(?:as|into) an? (?:new )?goal\b",
    ),
    "list_goals": (
        r"\b(?:show|list|see|view|check|what|which|how|any|my|about|all)\b" + _ANY + r"\bgoals\b",
        r"^\W*goals\W*$",
        r"\bhow (?:is|are)\b" + _ANY + r"\bgoals?\b",
        r"\b(?:show|list|see|check)\b" + _ANY + r"\bgoal\b",
        r"\bhow am i doing\b",
    ),
    "emergency": (
        # An amount that is to be saved, whatever for, is a question of how long that takes.
        r"^(?!.*\bsav(?:e|ing) (?:up )?(?:about |around )?[$€£]?\d[\d.,]*k?\b(?!\s*(?:a|per|each|every|/)\s*month))"
        r".*\b(?:emergency|rainy[\s-]day|contingency)[\s-]+(?:funds?|savings?|money|cushion|buffer|reserves?|cash)\b",
        r"\bsafety (?:net|cushion)\b" + _ANY + r"\b(?:big|large|much|enough|need|month)\b",
        r"\b(?:how (?:long|many months)|how much)\b"
        + _ANY
        + r"\b(?:los(?:e|t|ing) (?:my|our) jobs?|without (?:a |an )?(?:job|income))\b",
        r"\bhow (?:long|many months) (?:could|can|would|will) (?:i|we|my savings)\b"
        + _ANY
        + r"\b(?:live (?:on|off)|survive|get by|last)\b",
    ),
    "retirement": (
        # How long it takes to save an amount, and what is merely told to be remembered, are wishes of their own.
        r"^(?!.*\bhow long\b.*\bsav(?:e|ing) (?:up )?[$€£]?\d[\d.,]*(?:k|m)?\b(?!\s*(?:a|per|each|every|/)\s*month))"
        r"(?!\W*(?:remember\b|(?:my|our) retirement savings (?:is|are)\b[^?]*$))"
        r".*\bretire(?:s|d|ment)?\b(?!.*\bgoals?\b)",
        r"\bstop working\b",
        r"\bnest egg\b",
    ),
    "mortgage": (
        r"\b(?:how (?:much|big|large|expensive)(?: of)?|what(?: kind of| size)?|which)\b"
        + _ANY
        + r"\b(?:house|home|mortgage|apartment|flat|condo|property|place)\b"
        + _ANY
        + r"\b(?:afford|qualify|approved)\b",
        r"\b(?:highest|maximum|max|most)\b" + _ANY + r"\b(?:price|house|home|mortgage)\b" + _ANY + r"\bafford\b",
        r"\b(?:how (?:much|large|big)(?: of)? an?|what|which) mortgage (?:can|could|would) (?:i|we)\b",
        r"\b(?:house|home|mortgage) affordability\b|\b28\s?/\s?36\b",
    ),
    "budget": (
        r"\bbudget\w*",
        r"\bpay ?(?:day|check) to pay ?(?:day|check)\b|\b(?:plan|split|divide)\b"
        + _ANY
        + r"\bpay ?(?:days?|checks?)\b",
        r"\b50\s?[/-]\s?30\s?[/-]\s?20\b",
        r"\bzero[\s-]?based\b",
        r"\b(?:split|divide|allocate|distribute)\b" + _ANY + r"\b(?:income|pay|salary|money|paycheck)\b",
    ),
    "debts": (
        r"\bdebts?\b|\bdebt[\s-]free\b|\bdebt (?:snowball|avalanche)\b",
        r"\b(?:pay(?:ing)?|paid) (?:off|down) (?:my|our|the|all|these) (?:\w+ )?(?:cards?|loans)\b",
        r"\bget rid of (?:my|our|the|all|these) (?:\w+ )?(?:cards?|loans?)\b",
        r"\bcredit cards?\b" + _ANY + r"\d",
        # One debt with a term is a loan.
        r"^(?!.*\b(?:years?|mortgage)\b).*\b(?:i|we) (?:still )?owe\b",
        r"\d\s?%[^?\n]*\bmin(?:imum)?\b[^?\n]*\d",
    ),
    "loan": (
        r"\bamorti[sz]\w*\b",
        # A loan by name alone may be a line of a budget, and a mortgage a fact: with a rate or a time it is a question.
        r"\b(?:loan|mortgage|financ(?:e|ing))\b[^?\n]*(?:\d\s?%|\b(?:years?|months|interest)\b)",
        r"(?:\d\s?%|\b(?:years?|months|interest)\b)[^?\n]*\b(?:loan|mortgage)\b",
        r"\b(?:loan|mortgage) (?:payments?|calculat\w+|schedule)\b|\b(?:borrow(?:ed|ing)?|refinanc\w+)\b",
        r"\b(?:pay(?:ing)?|paid) (?:off|back|down) (?:my|the|a|our) (?:\w+ )?(?:loan|mortgage)\b",
        r"\bpay(?:ing)? (?:off|back|down)\b[^?\n]*\d\s?%",
        r"\b(?:what|how|when)\b" + _ANY + r"\bloan\b",
        # What an amount costs at a rate over years, where nothing is said of saving or of what it may grow to.
        r"^(?!.*\b(?:sav\w+|invest\w*|grow\w*|return\w*|put|retire\w*)\b)(?=.*\bcosts?\b)(?=.*\d\s?%).*\d[\s-]*years?\b",
    ),
    "savings": (
        r"\bhow (?:long|soon|many (?:months|years))\b",
        r"\bwhen (?:will|can|could|would|do) (?:i|we)\b",
        r"\bsav(?:e|ing) (?:up )?(?:for|towards?)\b|\bsave up\b",
        r"\bsavings? (?:timeline|plan|calculat\w+)\b|\bdown ?payment\b",
        r"\b(?:want|need|like|trying|hope|hoping|plan|planning|going|aim|aiming|have|must)\b"
        + _ANY
        + r"\bto (?:save\b(?! (?:more |some )?money)|buy\b|(?:afford|get) an?\b)",
        r"\bsav(?:e|ing)\b" + _ANY + r"\d",
        r"\b(?:put(?:ting)?|set(?:ting)?) (?:away|aside)\b|\b(?:put|set)\b"
        + _ANY
        + r"\d"
        + _ANY
        + r"\b(?:away|aside)\b",
        r"\bhow much\b" + _ANY + r"\b(?:save|put|set aside)\b",
        r"\bcan i afford\b",
        r"\b(?:reach|hit) (?:my|the|a) (?:savings )?(?:goal|target)\b",
    ),
    "remember": (
        r"\b(?:remember|note|keep in mind|for the record)\b",
        r"\b(?:i|we)(?:'m| am)? (?:\w+ )?(?:make|earn|bring home|take home|get paid)\b" + _ANY + r"\d",
        r"\bmy (?:(?:monthly|net|gross|yearly|annual) )*(?:income|salary|pay|wage|rent|mortgage|age) (?:is|are|was)\b",
    ),
    "help": (
        r"\bhelp\b|^\W*\?+\W*$",
        r"\bwhat (?:can|could|do) you do\b|\bwho are you\b|\bhow do(?:es)? (?:you|this) work\b|\bwhat are you\b",
    ),
    "thanks": (r"\b(?:thanks?|thank you|thx|cheers|ta|appreciated?|great|perfect|awesome|brilliant|cool|lovely)\b",),
    "agreed": (r"^\W*(?:ok(?:ay)?|got it|all ?right|sure|fine|yes|yep|yeah|understood)\W*$",),
    "greeting": (r"^\W*(?:hi|hello|hey|hiya|good (?:morning|afternoon|evening|day)|howdy|greetings|yo|moin)\b",),
}
"""Intents in the order in which they are tried: the first that fits is it."""

VERBS = (
    "show|list|make|create|add|set|forget|rem(?:ember|ind)|plan|build|tell|what|how|delete|archive|update|give|start"
    "|split"
)
"""Words that begin a new wish within a sentence."""

FOLLOW_UPS = (r"^\W*(?:and|but|or|no|sorry|wait|hmm+|oops|also|ok|okay|now)\b|\bthe same\b",)
"""Words by which a message may go on with the question before it."""

CORRECTIONS = (
    r"\bactually\b|\binstead\b|\brather\b|\bmake (?:it|that)\b|\bchange\b|\bcorrection\b",
    r"\bi mean[t]?\b|\bnot \S+,? but\b|\bearlier form\b",
)
"""Words by which a message takes back what was said before it."""

CHANGES = (r"\b(?:what|how) (?:if|about)\b|\bwhat happens\b|\bsuppose\b", *CORRECTIONS)
"""Words by which a message changes the question before it."""

"""What Slack accepts, as data: the renderer stays within it, the local workspace refuses what exceeds it.

Lengths are in characters, counts in items. Each group says where its figures come from; figures that Slack
does not publish were read from its error messages by others and are marked so.
"""

from typing import Final

# Slack's reference of the Web API and of messages: chat.postMessage, text formatting, attachments.
MESSAGE_TEXT_MAX: Final = 40_000
MESSAGE_TEXT_ADVISED: Final = 4_000
# Not published for all methods alike: chat.update answers `msg_too_long` above this.
UPDATE_TEXT_MAX: Final = 4_000
MESSAGE_BLOCKS: Final = 50
MESSAGE_ATTACHMENTS: Final = 100
# Not published: messages above about 13,200 characters of text in blocks come back as `msg_blocks_too_long`.
MESSAGE_PAYLOAD_MAX: Final = 13_200
# What our own renderer allows itself, counting addresses and something for each element: rich text has been
# refused with 11,341 characters of text in it. The second try after a refusal is smaller still.
MESSAGE_PAYLOAD_BUDGET: Final = 12_000
MESSAGE_PAYLOAD_CAUTIOUS: Final = 8_000
ELEMENT_WEIGHT: Final = 10

# Slack's Block Kit reference, blocks.
BLOCK_ID_MAX: Final = 255
SECTION_TEXT_MAX: Final = 3_000
SECTION_FIELDS: Final = 10
SECTION_FIELD_MAX: Final = 2_000
HEADER_TEXT_MAX: Final = 150
CONTEXT_ELEMENTS: Final = 10
CONTEXT_ACTIONS_ELEMENTS: Final = 5
ACTIONS_ELEMENTS: Final = 25
IMAGE_URL_MAX: Final = 3_000
IMAGE_ALT_TEXT_MAX: Final = 2_000
IMAGE_TITLE_MAX: Final = 2_000
INPUT_LABEL_MAX: Final = 2_000
INPUT_HINT_MAX: Final = 2_000
VIDEO_TITLE_MAX: Final = 199
VIDEO_AUTHOR_MAX: Final = 49
CONTAINER_TITLE_MAX: Final = 150
CONTAINER_CHILDREN: Final = 10
CARD_TITLE_MAX: Final = 150
CARD_BODY_MAX: Final = 200
CARD_BUTTONS: Final = 3
CAROUSEL_CARDS: Final = 10
ALERT_TEXT_MAX: Final = 200
# Counted over all markdown blocks of one message together.
MARKDOWN_TEXT_MAX: Final = 12_000

# Slack's Block Kit reference, table block; a message holds one of them.
TABLES_PER_MESSAGE: Final = 1
TABLE_ROWS: Final = 100
TABLE_COLUMNS: Final = 20
TABLE_CELL_MIN: Final = 1
# Over all table cells of one message; not published, read from Slack's error messages.
TABLE_TEXT_MAX: Final = 10_000

# Slack's Block Kit reference, data_table block. Newer editions allow twice the rows and the text; these are
# the figures on which all editions agree.
DATA_TABLE_ROWS_MIN: Final = 2
DATA_TABLE_ROWS: Final = 101
DATA_TABLE_COLUMNS: Final = 20
DATA_TABLE_TEXT_MAX: Final = 10_000
DATA_TABLE_PAGE_SIZE_MAX: Final = 100
DATA_TABLE_PAGE_SIZE_DEFAULT: Final = 5

# Slack's Block Kit reference, block elements.
ACTION_ID_MAX: Final = 255
BUTTON_TEXT_MAX: Final = 75
BUTTON_VALUE_MAX: Final = 2_000
BUTTON_URL_MAX: Final = 3_000
# Not published for links in rich text; the figure for buttons.
LINK_URL_MAX: Final = 3_000
ACCESSIBILITY_LABEL_MAX: Final = 75
PLACEHOLDER_MAX: Final = 150
OVERFLOW_OPTIONS: Final = 5
CHOICE_OPTIONS: Final = 10
SELECT_OPTIONS: Final = 100
SELECT_OPTION_GROUPS: Final = 100
# How much is typed into an external menu before Slack asks the app, where the menu does not say.
MIN_QUERY_LENGTH_DEFAULT: Final = 3
PLAIN_TEXT_INPUT_MAX: Final = 3_000
FILE_INPUT_FILES: Final = 10

# Slack's Block Kit reference, composition objects.
OPTION_TEXT_MAX: Final = 75
OPTION_VALUE_MAX: Final = 150
CONFIRM_TITLE_MAX: Final = 100
CONFIRM_TEXT_MAX: Final = 300
CONFIRM_BUTTON_MAX: Final = 30

# Slack's reference of views: modals and the App Home.
VIEW_BLOCKS: Final = 100
VIEW_TITLE_MAX: Final = 24
VIEW_BUTTON_MAX: Final = 24
VIEW_PRIVATE_METADATA_MAX: Final = 3_000
VIEW_CALLBACK_ID_MAX: Final = 255
VIEW_BYTES_MAX: Final = 250_000
VIEW_STACK: Final = 3

# Slack's guide to interactions: what an address or an id handed to the app is good for.
RESPONSE_URL_USES: Final = 5
RESPONSE_URL_SECONDS: Final = 30 * 60
TRIGGER_ID_SECONDS: Final = 3

# Slack's guide to agents.
SUGGESTED_PROMPTS: Final = 4
SESSION_TITLE_MAX: Final = 200

# Slack's guide to request signing and the Events API.
SIGNATURE_WINDOW_SECONDS: Final = 5 * 60
ACKNOWLEDGE_SECONDS: Final = 3

-- No name, no address, no text: a person is an identifier here.
select
    profile_id,
    status,
    country,
    city,
    language,
    experience_months,
    hidden_characters > 0 as has_hidden_text,
    len(flags) as flags,
    documents,
    received_at
from {{ source('lake', 'current_profiles') }}

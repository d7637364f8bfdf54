-- The last reading counts: a document that could be read at last is no longer a rejected one.
with arrived as (
    select kind, source, document_id, byte_size, received_at from {{ source('lake', 'raw_postings') }}
    union all
    select kind, source, document_id, byte_size, received_at from {{ source('lake', 'raw_resumes') }}
),

readings as (
    select document_id, {{ version_order('parser_version') }} as reading, true as gave_row, false as refused
    from {{ source('lake', 'parsed_postings') }}
    union all
    select document_id, {{ version_order('parser_version') }}, true, false from {{ source('lake', 'parsed_profiles') }}
    union all
    select document_id, {{ version_order('parser_version') }}, false, true from {{ source('lake', 'rejected_documents') }}
),

latest as (
    select document_id, reading, count(*) filter (where gave_row) as items, count(*) filter (where refused) as refusals
    from readings
    group by document_id, reading
    qualify row_number() over (partition by document_id order by reading desc) = 1
)

select
    document_id,
    kind,
    source,
    cast(received_at as date) as day,
    received_at,
    byte_size,
    case when items > 0 then 'parsed' when refusals > 0 then 'rejected' else 'unread' end as outcome,
    coalesce(items, 0) as items,
    case when items > 0 then refusals else 0 end as items_rejected
from arrived
left join latest using (document_id)

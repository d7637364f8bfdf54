select
    source,
    kind,
    day,
    count(*) as documents,
    count(*) filter (where outcome = 'parsed') as parsed,
    count(*) filter (where outcome = 'rejected') as rejected,
    count(*) filter (where outcome = 'unread') as unread,
    sum(items)::bigint as items,
    sum(items_rejected)::bigint as items_rejected,
    sum(byte_size)::bigint as bytes
from {{ ref('stg_documents') }}
group by all
order by day desc, source, kind

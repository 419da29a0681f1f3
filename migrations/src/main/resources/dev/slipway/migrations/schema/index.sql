select format('%I.%I', n.nspname, c.relname),
       concat_ws(' ', pg_get_indexdef(c.oid),
         case when not i.indisvalid then 'INVALID' end,
         case when i.indisclustered then 'clustered' end,
         case when i.indisreplident then 'replica identity' end)
from pg_index i
join pg_class c on c.oid = i.indexrelid
join pg_namespace n on n.oid = c.relnamespace
where {ours} and {free pg_class i.indrelid}
  and (not i.indisvalid or i.indisclustered or i.indisreplident
       or not exists (
         select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x')))

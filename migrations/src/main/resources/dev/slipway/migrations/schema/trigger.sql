select format('%I on %I.%I', t.tgname, n.nspname, c.relname),
       concat_ws(' ', pg_get_triggerdef(t.oid),
         case t.tgenabled when 'D' then 'disabled' when 'R' then 'on replicas' when 'A' then 'always' end)
from pg_trigger t
join pg_class c on c.oid = t.tgrelid
join pg_namespace n on n.oid = c.relnamespace
where {ours} and {free pg_class c.oid} and not t.tgisinternal and t.tgparentid = 0
union all
select quote_ident(e.evtname),
       concat_ws(' ', 'on event', e.evtevent, e.evttags::text, 'execute', e.evtfoid::regproc::text,
         case e.evtenabled when 'D' then 'disabled' when 'R' then 'on replicas' when 'A' then 'always' end)
from pg_event_trigger e
where {free pg_event_trigger e.oid}

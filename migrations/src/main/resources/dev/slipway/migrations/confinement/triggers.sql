-- A trigger calls its function without asking who may.
select format('alter table %s disable trigger %I', t.tgrelid::regclass, t.tgname)
from pg_trigger t
join pg_proc p on p.oid = t.tgfoid
join pg_language l on l.oid = p.prolang
left join pg_depend d on d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e'
left join pg_extension e on e.oid = d.refobjid
where not t.tgisinternal and t.tgparentid = 0 and t.tgenabled <> 'D' and p.oid >= 16384
  and case
    when e.extname is not null then e.extname <> all (string_to_array(current_setting('slipway.harmless'), ','))
    else not l.lanpltrusted
  end
union all
select format('alter event trigger %I disable', v.evtname)
from pg_event_trigger v
join pg_proc p on p.oid = v.evtfoid
join pg_language l on l.oid = p.prolang
where v.evtenabled <> 'D' and not l.lanpltrusted

with others (class, object, detail) as (
  select 'pg_operator'::regclass, o.oid, 'calls ' || o.oprcode::text from pg_operator o
  union all
  select 'pg_opclass'::regclass, o.oid, '' from pg_opclass o
  union all
  select 'pg_opfamily'::regclass, o.oid, '' from pg_opfamily o
  union all
  select 'pg_cast'::regclass, c.oid, concat_ws(' ', c.castcontext, c.castmethod, nullif(c.castfunc::regproc::text, '-'))
  from pg_cast c
  union all
  select 'pg_collation'::regclass, c.oid, concat_ws(' ', c.collprovider, c.collcollate, c.collctype)
  from pg_collation c
  union all
  select 'pg_conversion'::regclass, c.oid, c.conproc::text from pg_conversion c
  union all
  select 'pg_ts_config'::regclass, t.oid, '' from pg_ts_config t
  union all
  select 'pg_ts_dict'::regclass, t.oid, coalesce(t.dictinitoption, '') from pg_ts_dict t
  union all
  select 'pg_language'::regclass, l.oid, case when l.lanpltrusted then 'trusted' else '' end from pg_language l
  union all
  select 'pg_transform'::regclass, t.oid, '' from pg_transform t
  union all
  select 'pg_am'::regclass, a.oid, a.amhandler::text from pg_am a
  union all
  select 'pg_foreign_data_wrapper'::regclass, w.oid, w.fdwhandler::regproc::text from pg_foreign_data_wrapper w
  union all
  select 'pg_foreign_server'::regclass, s.oid, '' from pg_foreign_server s
  union all
  select 'pg_publication'::regclass, p.oid,
         concat_ws(' ', case when p.puballtables then 'all tables' end,
           case when p.pubinsert then 'insert' end, case when p.pubupdate then 'update' end,
           case when p.pubdelete then 'delete' end, case when p.pubtruncate then 'truncate' end,
           (select string_agg(format('%I.%I', t.schemaname, t.tablename), ', ' order by t.schemaname, t.tablename)
            from pg_publication_tables t
            where t.pubname = p.pubname))
  from pg_publication p
)
select concat_ws(' ', i.type, i.identity), o.detail
from others o
cross join lateral pg_identify_object(o.class, o.object, 0) i
where o.object >= 16384
  and coalesce(i.schema, '') <> 'slipway'
  and not exists (
    select from pg_depend e
    where e.classid = o.class and e.objid = o.object and e.deptype = 'e')
union all
select 'subscription ' || quote_ident(s.subname), s.subpublications::text
from pg_subscription s
where s.subdbid = (select d.oid from pg_database d where d.datname = current_database())

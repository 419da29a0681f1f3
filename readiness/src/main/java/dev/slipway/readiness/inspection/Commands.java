package dev.slipway.readiness.inspection;

import java.util.regex.Pattern;

/** The commands by which releases are started, data is saved and put back, whatever the tool. */
public final class Commands {

    /** Starts a release somewhere. */
    public static final Pattern DEPLOY =
            Pattern.compile("(?i)\\b(docker[ -]compose\\b.*\\bup\\b|docker stack deploy|docker service update"
                    + "|docker run -d|docker run .*(-d|--detach)\\b|kubectl (apply|rollout|set image)"
                    + "|helm (upgrade|install)|kustomize .*apply"
                    + "|pm2 (start|restart|reload)|systemctl (re)?(start|load)|service \\S+ restart"
                    + "|supervisorctl restart|rsync -\\S+ |scp "
                    + "|ansible-playbook|cap \\w+ deploy|fly(ctl)? deploy|serverless deploy|sls deploy"
                    + "|gcloud (run|app) deploy"
                    + "|aws (ecs update-service|deploy|lambda update|elasticbeanstalk)|terraform apply"
                    + "|heroku container:release"
                    + "|git push \\S*(heroku|dokku|production)|nomad (job )?run|kamal deploy"
                    + "|slipway request|az (webapp|containerapp)"
                    + "|vercel (deploy|--prod)|netlify deploy|eb deploy|dokku |Restart-Service"
                    + "|Restart-WebAppPool|docker-compose@|sc\\.exe? start)");

    /** Writes the data of a database somewhere else. */
    public static final Pattern BACKUP =
            Pattern.compile("(?i)\\b(pg_dump(all)?|pg_basebackup|mysqldump|mariadb-dump|mydumper|mongodump"
                    + "|sqlite3 .*\\.backup|restic .*backup|borg create|pgbackrest .*backup"
                    + "|wal-g backup-push|barman backup|xtrabackup|sqlcmd .*BACKUP DATABASE)\\b");

    /** Puts data back into a database. What stands in front is sought once: a line of pipes must cost no time. */
    public static final Pattern RESTORE = Pattern.compile("(?i)(\\bpg_restore\\b(?!.*(--list|\\s-l\\b))"
            + "|^(?>.*?\\bpsql\\b)(?>.*?(<|-f\\b|--file)).*(dump|backup|\\.sql)"
            + "|^(?>.*?(gunzip|zcat|gzip -dc?|zstd -dc?|cat)\\b)(?>.*?\\|).*\\bpsql\\b|\\bmysql\\b.*<"
            + "|\\bmongorestore\\b|restic .*restore|borg extract"
            + "|pgbackrest .*restore|wal-g backup-fetch|barman recover)");

    /** Changes the schema. */
    public static final Pattern MIGRATE =
            Pattern.compile("(?i)(prisma (migrate (deploy|reset|dev)|db push)|alembic .*upgrade|flyway\\S* .*migrate"
                    + "|flyway:migrate|flywayMigrate|liquibase\\S* .*update\\b|liquibase:update"
                    + "|manage\\.py migrate|db:(migrate|schema:load|test:prepare|prepare|setup)\\b"
                    + "|knex .*migrate:(latest|up)|migrate .*-path .* up|goose .*\\bup\\b|dbmate .*(up"
                    + "|migrate)|typeorm.* migration:run|sequelize\\S* .*db:migrate"
                    + "|artisan migrate|node-pg-migrate up|slipway migrations test|drizzle-kit (migrate"
                    + "|push)|dotnet ef database update|sqitch deploy|diesel migration run|sqlx migrate run"
                    + "|migrate:up\\b|doctrine:migrations:migrate|mikro-orm migration:up)");

    private static final Pattern DEPLOYS = Pattern.compile("(?i)deploy|go-?live|roll-?out");
    private static final Pattern NAMES_ONLY = Pattern.compile(
            "(?i)^\\s*(-\\s+)?((run:\\s*)?(echo|printf|@echo|Write-(Host|Output))\\b|name:|description:)");

    private static final Pattern SAID = Pattern.compile(
            "(?i)(?<![\\w-])(?:echo|printf|Write-(?:Host|Output))\\b(?:\"[^\"]*\"|'[^']*'|[^;&|\"'])*+");

    private Commands() {}

    /** What is left of a line without the words that it only prints. */
    public static String unsaid(String line) {
        return SAID.matcher(line).replaceAll("");
    }

    /** Without what only says or names something. */
    public static Lines acting(Lines lines) {
        return lines.without(NAMES_ONLY);
    }

    /** Whether a release is started here, or something that is called so. */
    public static boolean deploy(Lines lines) {
        var acting = acting(lines);
        return acting.has(DEPLOY) || acting.has(DEPLOYS);
    }
}

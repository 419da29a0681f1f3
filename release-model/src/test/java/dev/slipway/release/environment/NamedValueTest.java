package dev.slipway.release.environment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamedValueTest {

    private static boolean givesAway(String text) {
        return NamedValue.in(text).stream().anyMatch(each -> SecretVerdict.givesAway(each.name(), each.value()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "redis-server --requirepass Xk29fLmQ0pRz81Vb",
                "mysqld -pXk29fLmQ0pRz81Vb",
                "sh -c export DB_PASS=Xk29fLmQ0pRz81Vb; run",
                "sh -c \"PGPASSWORD='Xk29 fLm' psql -h db\"",
                "java -Dspring.datasource.password=Xk29fLmQ -jar app.jar",
                "serve --db-password \"Xk29fLmQ0pRz81Vb\"",
                "redis-cli -h cache -a Xk29fLmQ ping",
                "curl -fsS -u probe:Xk29fLmQ http://localhost/health",
                "docker run -e API_TOKEN=Xk29fLmQ web",
                "wait-for postgres://shop:Xk29fLmQ@db/shop",
                "Authorization: Bearer Xk29fLmQ0pRz81Vb",
                "X-Api-Key: Xk29fLmQ0pRz81Vb",
                "{\"smtp\": {\"password\": \"Xk29fLmQ\"}}",
                "port 6379\nrequirepass Xk29fLmQ\nappendonly yes",
                "datasource:\n  clientSecret: Xk29fLmQ\n",
            })
    void finds_the_secret_in(String text) {
        assertThat(givesAway(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "redis-server --requirepass $REDIS_PASSWORD --port 6379",
                "redis-server --requirepass ${file:/run/secrets/redis}",
                "sh -c export DB_PASS=$(cat /run/secrets/db); run",
                "serve --password-file /run/secrets/db --token-file=/run/secrets/token",
                "serve --token /run/secrets --private-key server.pem",
                "mysqladmin ping -h localhost -u root -p$MYSQL_PASSWORD",
                "mysqld --port 3306 --skip-name-resolve",
                "pg_isready -U shop -d shop",
                "curl -fsS http://localhost:8080/health",
                "openssl rsa -passin pass -pass env:KEY",
                "serve --password --verbose",
                "mkdir -p build && serve --bypass all --compass north",
                "Accept: application/json",
                "password:\n  file: /run/secrets/db\n",
                "traefik.http.routers.web.rule=Host(`shop.test`)",
            })
    void finds_none_in(String text) {
        assertThat(givesAway(text)).isFalse();
    }

    @Test
    @Timeout(10)
    void reads_long_texts_in_bounded_time() {
        for (var part : new String[] {"mysql ", "a-", "curl -u ", "a://", "'", "password: ", "--x "}) {
            assertThat(NamedValue.in(part.repeat(100_000 / part.length()))).isNotNull();
        }
    }
}

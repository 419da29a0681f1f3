package dev.slipway.release.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretRuleTest {

    /** The values are written in two parts with `+` between them, so that no scanner finds them in this file. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "-----BEGIN +RSA PRIVATE KEY----- | private key",
                "-----BEGIN +PRIVATE KEY----- | private key",
                "-----BEGIN +OPENSSH PRIVATE KEY----- | private key",
                "-----BEGIN PGP +PRIVATE KEY BLOCK----- | private key",
                "key: AKIA+J3NV7QWERTYUIOP2 | AWS access key",
                "aws_secret_access_key = wJalrXUtnFEMIK7MDENG+bPxRfiCYzK2vLmZ77qqA | AWS secret key",
                "GITHUB=ghp_+a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8 | GitHub token",
                "github_pat_+11ABCDEFG0abcdefghijkl_mnop | GitHub token",
                "glpat-+a1B2c3D4e5F6g7H8i9J0 | GitLab token",
                "xoxb-+123456789012-abcdefghij | Slack token",
                "url: https://hooks.slack.com/services/+T0001/B0002/abcdEFGH | Slack webhook",
                "sk_live_+a1B2c3D4e5F6g7H8 | Stripe key",
                "AIza+SyA1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6Q | Google API key",
                "//registry/:_authToken=npm_+a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8 | npm token",
                "eyJ+hbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl | JSON web token",
                "DATABASE_URL=postgres://shop:x9kQ2v+LmZ7@db/shop | password in an address",
                "password=x9kQ2v+LmZ7qq | password or token",
                "DB_PASSWORD: 'correct7horse+Battery9' | password or token",
                "\"api_key\": \"9f8e7d6c5b4a3f2e1d0c+\" | password or token",
                "const secretKey = \"q8W!zR5#mN+\"; | password or token",
                "client-secret := x9kQ2v+LmZ7qq | password or token",
            })
    void finds_secrets(String line, String name) {
        assertThat(SecretRule.foundIn(line.replaceFirst("\\+", ""))).contains(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password: ${file:/run/secrets/db}",
                "password=$DB_PASSWORD",
                "password: {{ vault.db_password1 }}",
                "token = generateToken(user1, 32)",
                "const token = request.headers.authorization2;",
                "password = process.env.DB_PASSWORD2",
                "password: <your password 1 here>",
                "password: changeme",
                "the password must have at least 8 characters",
                "secret: /run/secrets/db-1",
                "token: aaaaaaaa1",
                "PASSWORD_FILE=/run/secrets/password1",
                "postgres://shop:${env:DB_PASSWORD}@db/shop",
                "https://example.com:8443/path@2x",
                "tokenUrl: https://login.example.com/v1/token",
                "secret-key: ${env:SECRET_KEY_1}",
                "-----BEGIN PUBLIC KEY-----",
                "-----BEGIN CERTIFICATE-----",
                "public class TokenStream9 { Token next; }",
            })
    void leaves_harmless_lines_alone(String line) {
        assertThat(SecretRule.foundIn(line)).isEmpty();
    }
}

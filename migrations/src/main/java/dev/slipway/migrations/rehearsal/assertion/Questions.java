package dev.slipway.migrations.rehearsal.assertion;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** Asks assertions of a database, in a transaction that cannot write and for a bounded time each. */
public record Questions(List<Assertion> assertions, Duration patience) {

    private static final int OF_OURS = 3;

    public Questions {
        assertions = List.copyOf(assertions);
    }

    /** Before anything has run. */
    public Answers before(DataSource database) {
        return ask(database, true);
    }

    /** When all has run; together with the answers of before this decides. */
    public List<AssertionResult> after(DataSource database, Answers before) {
        var now = ask(database, false);
        var results = new ArrayList<AssertionResult>();
        assertions.forEach(assertion -> results.add(Judgement.of(
                assertion, before.byName().get(assertion.name()), now.byName().get(assertion.name()))));
        return results;
    }

    /** What a database has answered, by the name of the assertion. */
    public record Answers(Map<String, Answer> byName) {}

    private Answers ask(DataSource database, boolean first) {
        var answers = new LinkedHashMap<String, Answer>();
        try (var connection = database.getConnection()) {
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            for (var assertion : assertions) {
                boolean later = first && assertion.expectation() instanceof Expectation.Afterwards;
                answers.put(assertion.name(), later ? new Answer.NotAsked() : ask(connection, assertion));
            }
        } catch (SQLException e) {
            assertions.forEach(each -> answers.putIfAbsent(each.name(), new Answer.None(firstLine(e))));
        }
        return new Answers(answers);
    }

    private Answer ask(Connection connection, Assertion assertion) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set local statement_timeout = " + Math.max(1, patience.toMillis()));
            statement.setEscapeProcessing(false);
            return value(statement, assertion);
        } catch (SQLException e) {
            return new Answer.None(
                    String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason was given"));
        } finally {
            connection.rollback();
        }
    }

    private static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason was given");
    }

    /** Within another query there is room for one query only, and none for anything that writes. */
    private static Answer value(java.sql.Statement statement, Assertion assertion) throws SQLException {
        var query = assertion.query().strip().replaceAll(";+\\s*$", "");
        try (var rows = statement.executeQuery("""
                select pg_catalog.concat(answer.value), answer.value is null,
                       pg_catalog.pg_typeof(answer.value) = 'boolean'::pg_catalog.regtype, answer.*
                from (
                %s
                ) as answer (value) limit 2""".formatted(query))) {
            int columns = rows.getMetaData().getColumnCount() - OF_OURS;
            if (columns != 1) {
                return new Answer.None("the query has " + columns + " columns; it must have one");
            }
            if (!rows.next()) {
                return new Answer.None("the query has no row; it must have one");
            }
            var text = text(rows.getString(1), rows.getBoolean(2), rows.getBoolean(3));
            return rows.next()
                    ? new Answer.None("the query has several rows; it must have one")
                    : new Answer.Value(text);
        }
    }

    /** In the words that people write into a file. */
    private static String text(String printed, boolean isNull, boolean isTruth) {
        if (isNull) {
            return "null";
        }
        return isTruth ? String.valueOf(printed.equals("t")) : printed;
    }
}

package dev.slipway.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.readiness.judgement.Category;
import dev.slipway.readiness.judgement.Risk;
import dev.slipway.readiness.judgement.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CatalogueTest {

    @Test
    void has_every_row_once_and_in_order() {
        var expected = new ArrayList<String>();
        number(expected, "DS-%03d", 11);
        number(expected, "RB-%03d", 5);
        number(expected, "MG-%03d", 5);
        number(expected, "BK-%03d", 7);
        number(expected, "DK-%03d", 5);
        number(expected, "ENV-%03d", 3);
        number(expected, "CI-%03d", 3);
        number(expected, "MON-%03d", 2);
        number(expected, "AU-%02d", 25);

        assertThat(Catalogue.ROWS).extracting(Row::id).containsExactlyElementsOf(expected);
    }

    @Test
    void shares_of_the_categories_are_the_whole() {
        assertThat(List.of(Category.values()).stream().mapToInt(Category::share))
                .hasSize(6);
        assertThat(List.of(Category.values()).stream().mapToInt(Category::share).sum())
                .isEqualTo(100);
    }

    @Test
    void rows_count_in_the_category_and_with_the_weight_that_they_should() {
        var byCategory = Catalogue.ROWS.stream()
                .collect(Collectors.groupingBy(Row::category, Collectors.mapping(Row::id, Collectors.toSet())));

        assertThat(byCategory.get(Category.BACKUP))
                .contains("BK-001", "BK-007", "AU-10", "AU-21")
                .hasSize(9);
        assertThat(byCategory.get(Category.MIGRATIONS))
                .allMatch(id -> id.startsWith("MG-"))
                .hasSize(5);
        assertThat(byCategory.get(Category.DELIVERY))
                .contains("AU-15", "AU-18", "AU-23")
                .hasSize(6);
        assertThat(byCategory.get(Category.MONITORING))
                .contains("AU-03", "AU-04", "AU-05", "AU-12", "AU-13")
                .hasSize(7);
        assertThat(byCategory.get(Category.ENVIRONMENT))
                .contains("AU-11", "AU-17", "AU-20")
                .hasSize(6);
        assertThat(byCategory.get(Category.DEPLOYMENT))
                .contains("DS-007", "RB-005", "DK-001", "AU-22")
                .hasSize(33);
        assertThat(Catalogue.ROWS)
                .filteredOn(row -> row.id().startsWith("AU-"))
                .allMatch(row -> row.risk().weight() == 2);
        assertThat(critical()).containsExactly("DS-001", "DS-002", "DS-003", "MG-001", "CI-001", "CI-002", "CI-003");
        assertThat(Map.of(Risk.CRITICAL, 8, Risk.HIGH, 4, Risk.MEDIUM, 2, Risk.LOW, 1))
                .allSatisfy((risk, weight) -> assertThat(risk.weight()).isEqualTo(weight));
    }

    private static List<String> critical() {
        return Catalogue.ROWS.stream()
                .filter(row -> row.risk() == Risk.CRITICAL)
                .map(Row::id)
                .toList();
    }

    private static void number(List<String> ids, String form, int last) {
        for (var number = 1; number <= last; number++) {
            ids.add(form.formatted(number));
        }
    }
}

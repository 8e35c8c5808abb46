package io.modelc.examples.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TicketsTest {

    @Test
    void hasTheShapesAndRangesOfTheBook() {
        Tickets tickets = Tickets.random(50, 7, 3, 4, 1);

        assertThat(tickets.title().shape()).containsExactly(50, 7);
        assertThat(tickets.textBody().shape()).containsExactly(50, 7);
        assertThat(tickets.tags().shape()).containsExactly(50, 3);
        assertThat(tickets.title().toFloatArray()).containsOnly(0, 1);
        assertThat(tickets.priority().shape()).containsExactly(50, 1);
        assertThat(tickets.department().shape()).containsExactly(50, 1);
        assertThat(tickets.department().toIntArray()).containsOnly(0, 1, 2, 3);
    }

    @Test
    void drawsTheSameTicketsFromOneSeed() {
        assertThat(Tickets.random(5, 7, 3, 4, 1)).isEqualTo(Tickets.random(5, 7, 3, 4, 1));
        assertThat(Tickets.random(5, 7, 3, 4, 1)).isNotEqualTo(Tickets.random(5, 7, 3, 4, 2));
    }
}

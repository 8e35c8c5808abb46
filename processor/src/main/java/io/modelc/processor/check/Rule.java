package io.modelc.processor.check;

import io.modelc.processor.evaluate.EvaluatedModel;
import io.modelc.processor.source.Reports;
import java.util.List;

/** Something that a model as a whole must satisfy. */
public interface Rule {

    /** All rules. */
    List<Rule> ALL = List.of(new LayersAreUsed(), new InputsAreUsed());

    /** Reports how a model breaks this rule. */
    void check(EvaluatedModel model, Reports reports);
}

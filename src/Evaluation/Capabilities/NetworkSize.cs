namespace ResearchPipeline.Evaluation.Capabilities;

/// <summary>How large a network is.</summary>
/// <param name="Parameters">Learned numbers that are there when it is evaluated, those of learners below among them.</param>
/// <param name="MultiplyAdds">Of all training, its own and that of learners below.</param>
public readonly record struct NetworkSize(long Parameters, double MultiplyAdds);

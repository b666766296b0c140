using Microsoft.FSharp.Core;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Testing;

/// <summary>Studies from the lines of their specification.</summary>
public static class Studies
{
    /// <summary>A study with these lines; what they do not say stands at its default.</summary>
    public static Study Of(string name, params IEnumerable<string> lines) =>
        Required(CanonicalText.parse(Empty(name), string.Join('\n', lines)));

    /// <summary>The study with other values, KEY = VALUE.</summary>
    public static Study With(this Study study, params IEnumerable<string> lines) => lines
        .Select(line => line.Split(" = ", 2))
        .Aggregate(study, (changed, line) => Required(Settings.apply(line[0], line[1], changed)));

    /// <summary>What the fused steps do for it.</summary>
    public static TiedEnsemble Recipe(this Study study) => TiedEnsembleModule.ofStudy(study);

    private static Study Empty(string name) => new(
        name, $"A study called {name}", "ensemble", seed: 0, DatasetModule.mnist, LearnerModule.plain, EvaluationModule.besidePca([]), compared: [], arms: []);

    private static Study Required(FSharpResult<Study, string> result) =>
        result.IsOk ? result.ResultValue : throw new ArgumentException(result.ErrorValue);
}

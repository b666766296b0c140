using System.Linq.Expressions;
using ResearchPipeline.Data.Datasets;

namespace ResearchPipeline.Engine.Tests;

/// <summary>Which files a body's code can come from, and bodies whose code would escape.</summary>
public sealed class AssemblyReferencesTests
{
    private static readonly AssemblyReferences References = new(AppContext.BaseDirectory);

    [Fact]
    public void A_body_reaches_its_own_assembly_and_all_that_this_refers_to_packages_too_but_not_the_runtime()
    {
        Action<string, ImageDataset> body = DatasetFile.Write;
        IReadOnlyDictionary<string, string> reached = References.ReachedFrom(body, typeof(StageEngine).Assembly);
        reached.Keys.ShouldBeSubsetOf([.. Directory.GetFiles(AppContext.BaseDirectory, "*.dll").Select(Path.GetFileName)!]);
        foreach (string name in (string[])["ResearchPipeline.Data.dll", "ResearchPipeline.Tensors.dll", "ResearchPipeline.Files.dll", "ResearchPipeline.Specification.dll", "FSharp.Core.dll", "Polly.Core.dll"])
        {
            reached.Keys.ShouldContain(name);
        }

        reached.Keys.ShouldNotContain("ResearchPipeline.Engine.dll", "what the body cannot reach is no part of it");
        reached.Keys.ShouldNotContain("System.Runtime.dll");
    }

    [Fact]
    public void A_body_that_stands_where_stages_are_put_together_is_refused()
    {
        StageBody lambda = (_, _) => { };
        Refusal(lambda).ShouldContain("where stages are only put together");
    }

    [Fact]
    public void Such_a_body_is_refused_in_disguise_as_well()
    {
        StageBody lambda = (_, _) => { };
        StageBody around = lambda.Invoke;
        Refusal(around).ShouldContain("where stages are only put together");
        StageBody overridden = ((IEqualityComparer<object>)new Overriding()).Run;
        Refusal(overridden).ShouldContain("where stages are only put together");
        StageBody compiled = Expression.Lambda<StageBody>(
            Expression.Empty(), Expression.Parameter(typeof(IReadOnlyDictionary<string, string>)), Expression.Parameter(typeof(string))).Compile();
        Refusal(compiled).ShouldContain("does not lie in");
    }

    private static string Refusal(StageBody body) =>
        Should.Throw<StageException>(() => References.ReachedFrom(body, typeof(AssemblyReferencesTests).Assembly)).Message;

    private sealed class Overriding : EqualityComparer<object>
    {
        public override bool Equals(object? x, object? y) => true;

        public override int GetHashCode(object obj) => 0;
    }
}

/// <summary>A method that belongs, by its target, to whoever is asked.</summary>
internal static class Borrowed
{
    public static void Run(this IEqualityComparer<object> comparer, IReadOnlyDictionary<string, string> inputs, string output) => comparer.Equals(inputs, output);
}

using ResearchPipeline.Files;
using ResearchPipeline.Processes;

namespace ResearchPipeline.Explorer.Tests;

/// <summary>The page's own tests, in JavaScript, and its types.</summary>
public sealed class PageTests
{
    private static readonly string Root = Repository.FindRoot();

    [Fact]
    public void Its_modules_pass_their_tests()
    {
        string folder = Path.Combine(Root, "tests", "Explorer.Tests", "Page");
        string[] tests = Directory.GetFiles(folder, "*.test.mjs");
        tests.ShouldNotBeEmpty();
        (int exitCode, string output, string errors) = new ChildProcess("node", ["--test", "--test-reporter=spec", .. tests]).Run();
        exitCode.ShouldBe(0, output + errors);
    }

    [Fact]
    public void Its_types_are_consistent()
    {
        (int exitCode, string output, string errors) = new ChildProcess("node", [Path.Combine(Root, "node_modules", "typescript", "bin", "tsc"), "-p", Path.Combine(Root, "src", "Explorer", "Page", "tsconfig.json")]).Run();
        exitCode.ShouldBe(0, output + errors);
    }
}

using ResearchPipeline.Cli.Commands;
using ResearchPipeline.Stages;
using ResearchPipeline.Stages.Packages;

namespace ResearchPipeline.Pipeline.Tests.Commands;

public sealed class ToolchainCommandTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("toolchain-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void What_is_missing_or_damaged_is_named_with_the_two_ways_to_install_it_again()
    {
        File.WriteAllText(Path.Combine(_root, "package-lock.json"), """{ "packages": { "node_modules/vega": {}, "node_modules/d3-array": {} } }""");
        foreach (string package in (string[])["vega", "d3-array"])
        {
            Directory.CreateDirectory(Path.Combine(_root, "node_modules", package));
            File.WriteAllText(Path.Combine(_root, "node_modules", package, "index.js"), package);
        }

        new InstalledPackages(_root).Record().ShouldBe(2);
        ToolchainCommand.Check(new InstalledPackages(_root));
        File.AppendAllText(Path.Combine(_root, "node_modules", "vega", "index.js"), "!");
        Directory.Delete(Path.Combine(_root, "node_modules", "d3-array"), recursive: true);
        string message = Should.Throw<StageException>(() => ToolchainCommand.Check(new InstalledPackages(_root))).Message;
        message.ShouldStartWith("toolchain: node_modules/d3-array is missing; node_modules/vega is damaged. Install it again with 'dotnet cake --target=Toolchain', or by hand: npm ci && ");
        message.ShouldEndWith(" toolchain record");
    }
}

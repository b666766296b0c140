using ResearchPipeline.Engine;
using ResearchPipeline.Engine.Packages;

namespace ResearchPipeline.Pipeline.Tests.Commands;

public sealed class PackageCommandsTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("packages-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void What_is_missing_or_damaged_is_named_with_the_line_that_installs_it_again()
    {
        File.WriteAllText(Path.Combine(_root, "package-lock.json"), """{ "packages": { "node_modules/vega": {}, "node_modules/d3-array": {} } }""");
        foreach (string package in (string[])["vega", "d3-array"])
        {
            Directory.CreateDirectory(Path.Combine(_root, "node_modules", package));
            File.WriteAllText(Path.Combine(_root, "node_modules", package, "index.js"), package);
        }

        new InstalledPackages(_root).Record().ShouldBe(2);
        PackageCommands.Check(new InstalledPackages(_root));
        File.AppendAllText(Path.Combine(_root, "node_modules", "vega", "index.js"), "!");
        Directory.Delete(Path.Combine(_root, "node_modules", "d3-array"), recursive: true);
        Should.Throw<StageException>(() => PackageCommands.Check(new InstalledPackages(_root))).Message.ShouldBe(
            "npm's packages are not as installed: node_modules/d3-array is missing; node_modules/vega is damaged. To install them again: dotnet cake --target=Toolchain");
    }
}

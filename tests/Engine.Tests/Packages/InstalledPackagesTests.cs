using ResearchPipeline.Engine.Packages;
using ResearchPipeline.Files;

namespace ResearchPipeline.Engine.Tests.Packages;

/// <summary>A small node_modules: a chart library with a nested package, a typesetter with a part for one system, and a package for tests.</summary>
public sealed class InstalledPackagesTests : IDisposable
{
    private const string Mark = "node_modules/.research-pipeline-installed";
    private readonly string _root = Directory.CreateTempSubdirectory("packages-").FullName;

    public InstalledPackagesTests()
    {
        File.WriteAllText(At("package-lock.json"), """
            {
              "name": "root", "lockfileVersion": 3,
              "packages": {
                "": { "dependencies": { "charts": "1", "typesetter": "1" } },
                "node_modules/charts": { "dependencies": { "colour": "2", "shapes": "1" }, "peerDependencies": { "host": "1" } },
                "node_modules/charts/node_modules/colour": {},
                "node_modules/colour": {},
                "node_modules/shapes": { "dependencies": { "colour": "1" } },
                "node_modules/typesetter": { "optionalDependencies": { "@typesetter/here": "1", "@typesetter/elsewhere": "1" } },
                "node_modules/@typesetter/here": { "optional": true },
                "node_modules/@typesetter/elsewhere": { "optional": true },
                "node_modules/testing": { "dev": true }
              }
            }
            """);
        foreach (string package in (string[])["charts", "charts/node_modules/colour", "colour", "shapes", "typesetter", "@typesetter/here", "testing"])
        {
            Write($"node_modules/{package}/package.json", $"{{ \"name\": \"{package}\" }}");
            Write($"node_modules/{package}/lib/index.js", $"export default '{package}'");
        }

        File.Copy(At("package-lock.json"), At(Mark));
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void What_a_package_needs_is_found_as_node_finds_it()
    {
        Fresh().Find(["charts"]).Keys.ShouldBe(["npm charts", "npm charts/node_modules/colour", "npm colour", "npm shapes"], ignoreOrder: true);
        Fresh().Find(["typesetter"]).Keys.ShouldBe(["npm @typesetter/here", "npm typesetter"], ignoreOrder: true);
        Should.Throw<DataException>(() => Fresh().Find(["abacus"])).Message.ShouldContain("does not list abacus");
    }

    [Fact]
    public void The_hash_of_a_package_is_that_of_its_own_files()
    {
        IReadOnlyDictionary<string, string> before = Fresh().Find(["charts"]);
        Fresh().Find(["charts"]).ShouldBe(before);
        Write("node_modules/charts/node_modules/colour/lib/index.js", "export default 'red'");
        string[] changed = [.. Fresh().Find(["charts"]).Where(package => before[package.Key] != package.Value).Select(package => package.Key)];
        changed.ShouldBe(["npm charts/node_modules/colour"]);
    }

    [Fact]
    public void Each_kind_of_damage_is_found_once_an_installation_is_recorded()
    {
        Fresh().Check().ShouldBe(["nothing is recorded of an installation"]);
        Fresh().Record().ShouldBe(7);
        Fresh().Check().ShouldBeEmpty();

        Write("node_modules/shapes/lib/index.js", "");
        Fresh().Check().ShouldBe(["node_modules/shapes is damaged"]);
        Fresh().Find(["charts"])["npm shapes"].ShouldBe("damaged");
        File.Delete(At("node_modules/shapes/lib/index.js"));
        Fresh().Check().ShouldBe(["node_modules/shapes is damaged"]);
        Write("node_modules/shapes/lib/index.js", "export default 'shapes'");
        Fresh().Check().ShouldBeEmpty();
        Write("node_modules/shapes/extra.js", "export {}");
        Fresh().Check().ShouldBe(["node_modules/shapes is damaged"]);
        File.Delete(At("node_modules/shapes/extra.js"));

        Directory.Delete(At("node_modules/@typesetter/here"), recursive: true);
        Directory.Delete(At("node_modules/charts/node_modules/colour"), recursive: true);
        Fresh().Check().ShouldBe(["node_modules/@typesetter/here is missing", "node_modules/charts/node_modules/colour is missing"]);
        Fresh().Find(["typesetter"])["npm @typesetter/here"].ShouldBe("missing", "it was there when the record was written");
    }

    [Fact]
    public void A_record_of_another_lock_file_or_one_that_cannot_be_read_does_not_count()
    {
        Fresh().Record();
        File.AppendAllText(At("package-lock.json"), "\n");
        Fresh().Check().ShouldBe(["node_modules is not installed from this package-lock.json"]);
        Fresh().Find(["typesetter"]).Values.ShouldAllBe(state => state == "not installed from this package-lock.json");
        Fresh().Record();
        File.WriteAllText(At("node_modules/.research-pipeline-hashes.json"), "{");
        Fresh().Check().ShouldHaveSingleItem().ShouldStartWith("nothing is recorded");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{ \"lock\": null, \"packages\": {} }")]
    public void Without_a_record_and_without_the_mark_of_a_fresh_installation_nothing_is_believed(string? record)
    {
        Fresh().Record();
        File.Delete(At(Mark));
        if (record is null)
        {
            File.Delete(At("node_modules/.research-pipeline-hashes.json"));
        }
        else
        {
            Write("node_modules/.research-pipeline-hashes.json", record);
        }

        Fresh().Find(["charts"]).Values.ShouldAllBe(state => state == "not recorded as installed");
        Fresh().Check().ShouldBe(["nothing is recorded of an installation"]);
        Write(Mark, "{ \"packages\": {} }");
        Fresh().Find(["charts"]).Values.ShouldAllBe(state => state == "not recorded as installed", "the mark is of another lock file");
    }

    [Theory]
    [InlineData("node_modules/charts/node_modules/shapes/index.js", "node_modules/charts/node_modules/shapes")]
    [InlineData("node_modules/charts/node_modules/@other/shapes/index.js", "node_modules/charts/node_modules/@other/shapes")]
    [InlineData("node_modules/shapes/node_modules/colour.js", "node_modules/shapes/node_modules/colour.js")]
    [InlineData("node_modules/canvas/index.js", "node_modules/canvas")]
    [InlineData("reports/node_modules/charts/index.js", "reports/node_modules")]
    [InlineData("reports/templates/shared/node_modules/charts/index.js", "reports/templates/shared/node_modules")]
    [InlineData("src/Explorer/Page/node_modules/charts/index.js", "src/Explorer/Page/node_modules")]
    public void What_node_might_find_in_the_place_of_a_package_is_named(string planted, string named)
    {
        Write("node_modules/.bin/charts", "npm's own");
        Fresh().Record();
        Fresh().Check().ShouldBeEmpty();
        Write(planted, "export default 'planted'");
        Fresh().Check().ShouldBe([$"{named} is not listed in package-lock.json"]);
        Fresh().Find(["charts"])[$"npm {named}"].ShouldBe("not listed in package-lock.json");
    }

    [Fact]
    public void An_installation_that_is_not_complete_is_not_recorded()
    {
        Directory.Delete(At("node_modules/testing"), recursive: true);
        Should.Throw<StageException>(() => Fresh().Record()).Message.ShouldStartWith("node_modules/testing is missing");
    }

    [Fact]
    public void Links_and_pipes_within_a_package_are_not_followed()
    {
        File.CreateSymbolicLink(At("node_modules/shapes/zero"), "/dev/zero");
        Directory.CreateSymbolicLink(At("node_modules/shapes/again"), At("node_modules/shapes"));
        string before = Fresh().Find(["shapes"])["npm shapes"];
        File.Delete(At("node_modules/shapes/zero"));
        File.CreateSymbolicLink(At("node_modules/shapes/zero"), "/dev/null");
        Fresh().Find(["shapes"])["npm shapes"].ShouldNotBe(before);
        NamedPipe.Make(At("node_modules/shapes/pipe"));
        Fresh().Find(["shapes"])["npm shapes"].Length.ShouldBe(64);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{ \"packages\": {")]
    [InlineData("{ \"packages\": [] }")]
    [InlineData("{ \"packages\": { \"node_modules/charts\": 1 } }")]
    public void A_lock_file_that_cannot_be_read_is_told(string text)
    {
        File.WriteAllText(At("package-lock.json"), text);
        string message = Should.Throw<DataException>(() => Fresh().Find(["charts"])).Message;
        message.ShouldContain(At("package-lock.json"));
        message.ShouldNotContain("LineNumber");
    }

    private InstalledPackages Fresh() => new(_root);

    private string At(string path) => Path.Combine(_root, path);

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        File.WriteAllText(At(path), text);
    }
}

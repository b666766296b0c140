using System.Text.Json;

namespace ResearchPipeline.Runs.Tests.Exporting;

/// <summary>What a crate must have by RO-Crate 1.1, Workflow RO-Crate 1.0, and the profiles Process, Workflow and Provenance Run Crate 0.5: their tables of requirements, property by property.</summary>
internal sealed class CrateRequirements
{
    private static readonly string[] Profiles =
        ["https://w3id.org/ro/wfrun/process/0.5", "https://w3id.org/ro/wfrun/workflow/0.5", "https://w3id.org/ro/wfrun/provenance/0.5", "https://w3id.org/workflowhub/workflow-ro-crate/1.0"];

    private readonly Dictionary<string, JsonElement> _entities;

    /// <param name="content">ro-crate-metadata.json.</param>
    public CrateRequirements(byte[] content)
    {
        JsonElement crate = JsonElement.Parse(content);
        crate.GetProperty("@context").EnumerateArray().Select(context => context.GetString()).ShouldBe(["https://w3id.org/ro/crate/1.1/context", "https://w3id.org/ro/terms/workflow-run/context"]);
        JsonElement[] graph = [.. crate.GetProperty("@graph").EnumerateArray()];
        graph.Select(Id).ShouldBeUnique();
        _entities = graph.ToDictionary(Id);
    }

    /// <summary>The root.</summary>
    public JsonElement Root => Entity("./");

    /// <summary>All entities of a type.</summary>
    public JsonElement[] OfType(string type) => [.. _entities.Values.Where(entity => Types(entity).Contains(type))];

    /// <summary>An entity by its name in the crate.</summary>
    public JsonElement Entity(string id) => _entities.TryGetValue(id, out JsonElement entity) ? entity : throw new ShouldAssertException($"the crate has no {id}");

    /// <summary>Holds the crate to all of it.</summary>
    public void Check()
    {
        CheckRoot();
        CheckWorkflow();
        CheckActions();
        // Nothing is spoken of that is not described; the standard itself may be.
        string[] spoken = [.. _entities.Values.SelectMany(entity => entity.EnumerateObject()).SelectMany(property => IdsOf(property.Value)).Distinct()];
        spoken.Where(id => !_entities.ContainsKey(id)).ShouldBe(["https://w3id.org/ro/crate/1.1"]);
    }

    /// <summary>What a property of an entity refers to.</summary>
    public static string[] Ids(JsonElement entity, string property) => entity.TryGetProperty(property, out JsonElement value) ? [.. IdsOf(value)] : [];

    private void CheckRoot()
    {
        JsonElement descriptor = Entity("ro-crate-metadata.json");
        Types(descriptor).ShouldBe(["CreativeWork"]);
        Ids(descriptor, "conformsTo").ShouldBe(["https://w3id.org/ro/crate/1.1", "https://w3id.org/workflowhub/workflow-ro-crate/1.0"]);
        Ids(descriptor, "about").ShouldBe(["./"]);
        Types(Root).ShouldBe(["Dataset"]);
        Root.GetProperty("datePublished").GetString()!.ShouldMatch(@"^\d{4}-\d\d-\d\d$");
        Array.ForEach(["name", "description"], name => Root.GetProperty(name).GetString().ShouldNotBeNullOrWhiteSpace());
        Entity(Ids(Root, "license").ShouldHaveSingleItem()).GetProperty("name").GetString().ShouldBe("MIT License");
        Ids(Root, "conformsTo").ShouldBe(Profiles);
        Array.ForEach(Profiles, profile => Types(Entity(profile)).ShouldBe(["CreativeWork"]));
        // Every file that is described is part of the crate, and every part is described.
        Ids(Root, "hasPart").ShouldBe(OfType("File").Select(Id), ignoreOrder: true);
    }

    private void CheckWorkflow()
    {
        JsonElement workflow = Entity(Ids(Root, "mainEntity").ShouldHaveSingleItem());
        Types(workflow).ShouldBe(["File", "SoftwareSourceCode", "ComputationalWorkflow", "HowTo"]);
        workflow.GetProperty("name").GetString().ShouldNotBeNullOrWhiteSpace();
        Types(Entity(Ids(workflow, "programmingLanguage").ShouldHaveSingleItem())).ShouldBe(["ComputerLanguage"]);
        string[] tools = Ids(workflow, "hasPart");
        tools.ShouldNotBeEmpty();
        Array.ForEach(tools, tool => Types(Entity(tool)).ShouldBe(["SoftwareApplication"]));
        string[] steps = Ids(workflow, "step");
        steps.ShouldBe(OfType("HowToStep").Select(Id));
        foreach (string step in steps)
        {
            tools.ShouldContain(Ids(Entity(step), "workExample").ShouldHaveSingleItem());
        }

        steps.Select(step => int.Parse(Entity(step).GetProperty("position").GetString()!, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(Enumerable.Range(1, steps.Length));
    }

    private void CheckActions()
    {
        JsonElement[] actions = OfType("CreateAction");
        JsonElement whole = actions.Where(action => Ids(action, "instrument").Contains(Ids(Root, "mainEntity")[0])).ShouldHaveSingleItem();
        Ids(whole, "result").ShouldNotBeEmpty();
        JsonElement[] controls = OfType("ControlAction");
        JsonElement organized = OfType("OrganizeAction").ShouldHaveSingleItem();
        Types(Entity(Ids(organized, "instrument").ShouldHaveSingleItem())).ShouldBe(["SoftwareApplication"]);
        Ids(organized, "object").ShouldBe(controls.Select(Id));
        Ids(organized, "result").ShouldBe([Id(whole)]);
        foreach (JsonElement control in controls)
        {
            string step = Ids(control, "instrument").ShouldHaveSingleItem();
            JsonElement action = Entity(Ids(control, "object").ShouldHaveSingleItem());
            Ids(action, "instrument").ShouldBe(Ids(Entity(step), "workExample"));
            Ids(action, "object").ShouldNotBeEmpty();
            Ids(action, "result").ShouldNotBeEmpty();
        }

        controls.SelectMany(control => Ids(control, "object")).ShouldBe(actions.Where(action => Id(action) != Id(whole)).Select(Id));
        Array.ForEach([.. actions, .. controls, organized], action => action.GetProperty("name").GetString().ShouldNotBeNullOrWhiteSpace());
        Ids(Root, "mentions").ShouldBe([Id(organized), .. actions.Select(Id), .. controls.Select(Id)], ignoreOrder: true);
        // The same results have the same bytes, whenever they are made.
        _entities.Values.SelectMany(entity => entity.EnumerateObject()).ShouldAllBe(property => property.Name != "startTime" && property.Name != "endTime");
    }

    private static string Id(JsonElement entity) => entity.GetProperty("@id").GetString()!;

    private static string[] Types(JsonElement entity) => entity.GetProperty("@type") is { ValueKind: JsonValueKind.Array } several ? [.. several.EnumerateArray().Select(type => type.GetString()!)] : [entity.GetProperty("@type").GetString()!];

    private static IEnumerable<string> IdsOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().SelectMany(IdsOf),
        JsonValueKind.Object => [value.GetProperty("@id").GetString()!],
        _ => [],
    };
}

using System.Globalization;
using ResearchPipeline.Compute.Gpu;
using ResearchPipeline.Experiments;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Pipeline.Tests.Commands;

/// <summary>The table of options against what it speaks of: the specification, its validation, stages and devices.</summary>
public sealed class OptionTableTests
{
    private static readonly Study Study = Catalogue.studies[0];

    public static TheoryData<string> NamesOfChanges { get; } = [.. Options.Table.Where(row => row.Key.Length > 0 && !row.IsSwitch).Select(row => row.Name)];

    [Fact]
    public void Names_are_unique_and_long_enough_for_Cake()
    {
        Options.Table.Select(row => row.Name).Concat(Options.Table.Select(row => row.Letter).Where(letter => letter.Length > 0)).ShouldBeUnique();
        Options.Table.Count.ShouldBeGreaterThan(NamesOfChanges.Count);
        Options.Table.ShouldAllBe(row => row.Name.Length > 1);
    }

    [Fact]
    public void Every_example_has_the_form_that_is_expected() =>
        Options.Table.Where(row => row.Name != "data-dir").Select(row => row.Fault(new[] { row.Example })).Distinct().ShouldBe([""]);

    [Fact]
    public void The_choices_are_the_studies_and_the_devices_there_are()
    {
        Words("study").ShouldBe(Catalogue.names);
        Words("device").ShouldBe([.. Devices.Names, OptionTable.LibtorchOnCuda], "libtorch is a device of two commands");
    }

    [Theory]
    [MemberData(nameof(NamesOfChanges))]
    public void An_option_changes_the_line_of_the_specification_that_it_names_and_no_other(string name)
    {
        CommandOption row = Row(name);
        string[] before = CanonicalText.ofStudy(Study).Split('\n');
        string[] after = CanonicalText.ofStudy(Changed(name, "7")).Split('\n');
        after.Except(before).ShouldBe([$"{row.Key} = 7"]);
    }

    [Theory]
    [MemberData(nameof(NamesOfChanges))]
    public void A_value_that_the_table_refuses_no_study_could_have_and_its_bounds_one_can(string name)
    {
        if (Row(name).Form is not ValueForm.WholeNumber(decimal low, decimal high))
        {
            Row(name).Form.ShouldBeOfType<ValueForm.NonNegativeNumber>();
            IsValid(name, "0").ShouldBeTrue();
            IsValid(name, "-0.001").ShouldBeFalse();
            return;
        }

        IsValid(name, Text(low)).ShouldBeTrue();
        IsValid(name, Text(high)).ShouldBeTrue();
        if (name != "seed")
        {
            IsValid(name, Text(low - 1)).ShouldBeFalse();
            IsValid(name, Text(high + 1)).ShouldBeFalse();
        }
    }

    [Theory]
    [InlineData("-0")]
    [InlineData("-0.0")]
    [InlineData("0.00e-5")]
    public void A_zero_is_a_zero_however_it_is_written(string zero)
    {
        Row("lambda").Fault([zero]).ShouldBeEmpty();
        CanonicalText.ofStudy(Changed("lambda", zero)).ShouldBe(CanonicalText.ofStudy(Changed("lambda", "0")));
    }

    [Theory]
    [InlineData("1e-400", false)]
    [InlineData("0.0004E-321", false)]
    [InlineData("5e-324", true)]
    public void A_number_that_would_become_0_is_refused(string number, bool isTaken)
    {
        Row("lambda").Form.Accepts(number).ShouldBe(isTaken);
        Row("rtol").Form.Accepts(number).ShouldBe(isTaken);
    }

    [Fact]
    public void Validation_names_who_judges_and_how_many_images_are_left_to_learn_from()
    {
        string[] before = CanonicalText.ofStudy(Study).Split('\n');
        string[] after = CanonicalText.ofStudy(Changed("validation", "")).Split('\n');
        after.Except(before).ShouldBe([$"{Row("validation").Key} = validation", "dataset.test-images = 5000", "dataset.train-images = 55000"]);
    }

    [Theory]
    [InlineData("epoch", " Did you mean --epochs?")]
    [InlineData("TopK", " Did you mean --topk?")]
    [InlineData("data", " Did you mean --data-dir?")]
    [InlineData("laments", " Did you mean --latents?")]
    [InlineData("lr", "")]
    [InlineData("alpha", "")]
    [InlineData("learning-rate", "")]
    public void A_suggestion_is_made_only_when_it_is_close(string word, string suggestion) =>
        Suggestion.For(word, Options.Table.Select(row => row.Name), "--").ShouldBe(suggestion);

    private static CommandOption Row(string name) => Options.Table.Single(row => row.Name == name);

    private static IReadOnlyList<string> Words(string name) => ((ValueForm.Choice)Row(name).Form).Words;

    private static string Text(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    private static Study Changed(string name, string value) => Changed(new Dictionary<string, string> { [name] = value });

    private static Study Changed(Dictionary<string, string> given) =>
        Study.With(RunOptions.Of(given).Settings.Split('\n').Select(line => line.Replace("=", " = ", StringComparison.Ordinal)));

    // With as few and as many latents as there can be, so that k alone decides about k.
    private static bool IsValid(string name, string value) =>
        Validation.errors(Changed(new() { ["latents"] = "46340", ["topk"] = "1", [name] = value })).Length == 0;
}

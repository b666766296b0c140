using ResearchPipeline.Processes;

namespace ResearchPipeline.Pipeline.Tests;

public sealed class ShellTests
{
    [Theory]
    [InlineData("--study=smoke")]
    [InlineData("--artifacts=/tmp/a folder")]
    [InlineData("it's")]
    [InlineData("$HOME `id` \"x\" \\ ü *")]
    [InlineData("")]
    public void A_shell_takes_a_line_apart_into_the_words_it_was_made_of(string word)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the shell is bash");
        new ChildProcess("bash", ["-c", $"printf '%s|' {Shell.Line([word, "end"])}"]).Run().Output.ShouldBe($"{word}|end|");
    }
}

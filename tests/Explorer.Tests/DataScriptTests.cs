namespace ResearchPipeline.Explorer.Tests;

public sealed class DataScriptTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("script-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Bytes_become_one_entry_in_base64()
    {
        DataScript.WriteBytes(_folder, "a-table", [0, 255, 62]);
        File.ReadAllText(Path.Combine(_folder, "data", "a-table.js")).ShouldBe("(globalThis.explorerData??={})[\"a-table\"]=\"AP8+\";\n");
    }

    [Fact]
    public void Markup_in_a_text_is_escaped_and_every_character_is_ASCII()
    {
        DataScript.WriteJson(_folder, "study", json => json.WriteStringValue("</script><b>ü\u2028"));
        string text = File.ReadAllText(Path.Combine(_folder, "data", "study.js"));
        text.ShouldNotContain("<");
        text.ShouldAllBe(character => char.IsAscii(character));
    }
}

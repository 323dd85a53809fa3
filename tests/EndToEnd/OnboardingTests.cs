using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CareBridge.EndToEnd.People;
using CareBridge.Testing;

namespace CareBridge.EndToEnd;

/// <summary>Somebody who connects a record system, with the page /docs/ehr and nothing else.</summary>
[Collection(DemonstrationCollection.Name)]
public sealed partial class OnboardingTests(Demonstration network)
{
    /// <summary>Between what two blocks say.</summary>
    private const char Separator = '\u001e';

    [Fact]
    public async Task Each_block_of_the_page_does_what_it_says()
    {
        var blocks = await BlocksAsync();
        // A shell that somebody types into takes it for the history.
        Assert.DoesNotContain(blocks, block => block.Contains('!', StringComparison.Ordinal));
        var clinic = (await network.OrganizationsAsync("clinic"))[0];

        var said = await RunAsync(blocks, new()
        {
            ["ORGANIZATION"] = $"{clinic}",
            ["ADMINISTRATOR_EMAIL"] = "administrator@carebridge.local",
            ["ADMINISTRATOR_PASSWORD"] = network.Deployment.AdministratorPassword,
        });

        Assert.Equal(blocks.Count, said.Length);
        string[] typesSaid =
            [.. said.Where(text => text.Contains("resourceType", StringComparison.Ordinal)).Select(TypeOf)];
        Assert.Equal(
            ["Observation", "OperationOutcome", "Bundle", "CarePlan", "Observation", "Observation", "Observation"],
            typesSaid);
        Assert.Equal("Observation", TypeOf(said[^1]));
        Assert.Contains(said, text => text.Trim() == "404\n401");
        Assert.Contains(said, text => text.Trim() == "304");
        Assert.Contains(said, text => text.Contains("\"title\":\"Last contacts\"\n", StringComparison.Ordinal));
    }

    /// <summary>What the page says to install is what the other tests are run with.</summary>
    [Fact]
    public async Task The_libraries_are_those_that_are_tested()
    {
        var tested = JsonNode.Parse(
            await File.ReadAllTextAsync(RepositoryRoot.PathTo("tests/Clients/package.json")))!["dependencies"]!;

        var install = (await BlocksAsync()).Single(block => block.Contains("npm install", StringComparison.Ordinal));

        var installed = Packages().Matches(install).ToDictionary(
            package => package.Groups["name"].Value, package => package.Groups["version"].Value);
        Assert.Equal(["@medplum/core", "fhir-kit-client", "fhirclient"], installed.Keys.Order(StringComparer.Ordinal));
        foreach (var (name, version) in installed) Assert.Equal((string?)tested[name], version);
    }

    /// <summary>The blocks as somebody copies them from the page as it is served, in their order.</summary>
    private async Task<IReadOnlyList<string>> BlocksAsync()
    {
        using var http = new HttpClient { BaseAddress = network.Deployment.Portal };
        var page = await http.GetStringAsync("docs/ehr");
        return [.. Blocks().Matches(page).Select(block => WebUtility.HtmlDecode(block.Groups["text"].Value))];
    }

    private static string TypeOf(string said) =>
        (string?)JsonNode.Parse(said[said.IndexOf('{', StringComparison.Ordinal)..(said.LastIndexOf('}') + 1)])!
            ["resourceType"] ?? "";

    /// <summary>In one shell, in a folder of its own, with nothing set but what the page tells to set.</summary>
    /// <returns>What each block said; all have ended well, or the test fails with the complaint.</returns>
    private static async Task<string[]> RunAsync(IReadOnlyList<string> blocks, Dictionary<string, string> variables)
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("carebridge-onboarding-");
        try
        {
            var script = string.Join($"\nprintf '{Separator}'\n", blocks);
            var start = new ProcessStartInfo("bash", ["-e", "-c", script])
            {
                WorkingDirectory = folder.FullName,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            start.Environment.Clear();
            foreach (var name in (string[])["PATH", "HOME"])
                start.Environment[name] = Environment.GetEnvironmentVariable(name);
            // The libraries of the same versions were installed for the other tests a moment ago.
            start.Environment["npm_config_prefer_offline"] = "true";
            foreach (var (name, value) in variables) start.Environment[name] = value;

            using var shell = Process.Start(start)!;
            var complaints = shell.StandardError.ReadToEndAsync();
            var said = shell.StandardOutput.ReadToEndAsync();
            shell.StandardInput.Close();
            await shell.WaitForExitAsync();
            Assert.True(shell.ExitCode == 0, $"{await said}\n{await complaints}");
            return (await said).Split(Separator);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [GeneratedRegex("<pre><code class=\"language-bash\">(?<text>.*?)</code></pre>", RegexOptions.Singleline)]
    private static partial Regex Blocks();

    [GeneratedRegex(@" (?<name>@?[a-z/-]+)@(?<version>\d+\.\d+\.\d+)")]
    private static partial Regex Packages();
}

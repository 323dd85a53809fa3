using System.Diagnostics;
using System.Text.Json.Nodes;
using CareBridge.EndToEnd.Deployments;
using CareBridge.EndToEnd.People;
using CareBridge.Testing;

namespace CareBridge.EndToEnd;

/// <summary>
/// The demonstration network, read by a library that nobody here wrote, and held against R4's definitions by it.
/// </summary>
public sealed class ForeignLibrariesTests
{
    private const int Participants = 24;

    [Fact]
    public async Task All_that_a_clinic_sees_of_the_demonstration_network_is_valid_R4()
    {
        await using var deployment = await OneProcess.StartAsync();
        using var folder = new TemporaryFolder();
        await deployment.Host.RunAsync(
            "demo",
            "--url",
            deployment.Portal.ToString(),
            "--administrator-password",
            deployment.AdministratorPassword,
            "--participants",
            $"{Participants}",
            "--folder",
            folder.Path);

        var found = new Dictionary<string, int>();
        foreach (var registration in await RegisterAsync(deployment))
        {
            var report = await ReadAsync(registration);
            Assert.Empty(report["faults"]!.AsArray().Select(fault => (string?)fault));
            foreach (var (type, count) in report["resources"]!.AsObject())
                found[type] = found.GetValueOrDefault(type) + (int)count!;
        }

        // Nobody in it has subscribed yet.
        found.Remove("Subscription");
        foreach (var (type, count) in found) Assert.True(count > 0, $"There is no {type} to validate.");
    }

    /// <summary>A system of each clinic's that may read everything.</summary>
    private static async Task<IReadOnlyList<JsonObject>> RegisterAsync(OneProcess deployment)
    {
        using var administrator = await Person.SignInAsync(
            deployment.Portal, "administrator@carebridge.local", deployment.AdministratorPassword);
        var organizations = await administrator.GetAsync("api/directory/organizations");
        var registrations = new List<JsonObject>();
        foreach (var clinic in organizations.AsArray().Where(one => (string?)one!["kind"] == "clinic"))
        {
            var (publicKey, privateKey) = Clinic.NewKey();
            var clientId = Guid.CreateVersion7();
            await administrator.PutAsync($"api/exchange/clients/{clientId}", new
            {
                organizationId = (string)clinic!["id"]!,
                name = "Reader",
                jwks = new JsonObject { ["keys"] = new JsonArray(publicKey) },
                scope = "system/*.rs",
                purpose = "treatment",
            });
            registrations.Add(new JsonObject
            {
                ["fhir"] = deployment.Fhir.ToString(),
                ["clientId"] = clientId.ToString(),
                ["key"] = privateKey,
                ["scope"] = "system/*.rs",
            });
        }
        return registrations;
    }

    private static async Task<JsonNode> ReadAsync(JsonObject registration)
    {
        using var reader = Process.Start(new ProcessStartInfo("node", ["medplum.mjs"])
        {
            WorkingDirectory = RepositoryRoot.PathTo("tests/Clients"),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        await reader.StandardInput.WriteLineAsync(registration.ToJsonString());
        reader.StandardInput.Close();
        var complaints = reader.StandardError.ReadToEndAsync();
        var report = await reader.StandardOutput.ReadToEndAsync();
        await reader.WaitForExitAsync();
        Assert.True(reader.ExitCode == 0, await complaints);
        return JsonNode.Parse(report)!;
    }

    private sealed class TemporaryFolder : IDisposable
    {
        public string Path { get; } = System.IO.Directory.CreateTempSubdirectory("carebridge-demo-").FullName;

        public void Dispose() => System.IO.Directory.Delete(Path, recursive: true);
    }
}

using System.Text.Json.Nodes;
using CareBridge.EndToEnd.Deployments;

namespace CareBridge.EndToEnd.People;

/// <summary>The tests that look at one demonstration network, which takes a while to load.</summary>
[CollectionDefinition(Name)]
public sealed class DemonstrationCollection : ICollectionFixture<Demonstration>
{
    public const string Name = "demonstration";
}

/// <summary>One process with the demonstration network in it, as an evaluator sees it.</summary>
public sealed class Demonstration : IAsyncLifetime
{
    private const int Participants = 24;

    private readonly DirectoryInfo _folder = System.IO.Directory.CreateTempSubdirectory("carebridge-demo-");

    public OneProcess Deployment { get; private set; } = null!;

    public Person Administrator { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Deployment = await OneProcess.StartAsync();
        await Deployment.Host.RunAsync(
            "demo",
            "--url",
            Deployment.Portal.ToString(),
            "--administrator-password",
            Deployment.AdministratorPassword,
            "--participants",
            $"{Participants}",
            "--folder",
            _folder.FullName);
        Administrator = await Person.SignInAsync(
            Deployment.Portal, "administrator@carebridge.local", Deployment.AdministratorPassword);
    }

    /// <summary>The network's organizations of a kind, by their ids.</summary>
    public async Task<IReadOnlyList<Guid>> OrganizationsAsync(string kind) =>
        [.. (await Administrator.GetAsync("api/directory/organizations")).AsArray()
            .Where(one => (string?)one!["kind"] == kind).Select(one => (Guid)one!["id"]!)];

    /// <summary>A new system of the organization's that may read everything.</summary>
    /// <returns>What the scripts of tests/Clients want to be told.</returns>
    public async Task<JsonObject> RegisterReaderAsync(Guid organization)
    {
        var (publicKey, privateKey) = Clinic.NewKey();
        var clientId = Guid.CreateVersion7();
        await Administrator.PutAsync($"api/exchange/clients/{clientId}", new
        {
            organizationId = organization,
            name = "Reader",
            jwks = new JsonObject { ["keys"] = new JsonArray(publicKey) },
            scope = "system/*.rs",
            purpose = "treatment",
        });
        return new JsonObject
        {
            ["fhir"] = Deployment.Fhir.ToString(),
            ["clientId"] = clientId.ToString(),
            ["key"] = privateKey,
            ["scope"] = "system/*.rs",
        };
    }

    public async Task DisposeAsync()
    {
        Administrator?.Dispose();
        if (Deployment is not null) await Deployment.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}

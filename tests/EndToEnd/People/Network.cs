using System.Text.Json.Nodes;
using CareBridge.EndToEnd.Deployments;

namespace CareBridge.EndToEnd.People;

/// <summary>A peer community with a specialist and a clinic with its EHR, as an administrator signs them up.</summary>
public sealed class Network : IAsyncDisposable
{
    private const string Scope = "system/*.rs system/ServiceRequest.cu system/Task.cu system/Consent.cu "
        + "system/CarePlan.cu system/DocumentReference.cu system/Communication.c system/Subscription.cruds";

    private readonly Uri _portal;
    private readonly Guid _clientId;
    private readonly JsonObject _key;

    private Network(
        Uri portal, Guid clientId, JsonObject key, Person administrator, Person specialist, Clinic clinic)
    {
        _portal = portal;
        _clientId = clientId;
        _key = key;
        Administrator = administrator;
        Specialist = specialist;
        Clinic = clinic;
    }

    public Guid Community { get; private init; }

    public Guid ClinicOrganization { get; private init; }

    public Person Administrator { get; }

    public Person Specialist { get; }

    public Clinic Clinic { get; }

    public static async Task<Network> SignUpAsync(IDeployment deployment)
    {
        var administrator = await Person.SignInAsync(
            deployment.Portal, "administrator@carebridge.local", deployment.AdministratorPassword);
        var (community, clinic) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await administrator.PutAsync(
            $"api/directory/organizations/{community}", new { name = "Harbor Peers", kind = "peer-community" });
        await administrator.PutAsync(
            $"api/directory/organizations/{clinic}", new { name = "Lakeside Clinic", kind = "clinic" });

        var specialist = await HireAsync(deployment.Portal, administrator, community, "peer-specialist");
        var (publicKey, privateKey) = Clinic.NewKey();
        var clientId = Guid.CreateVersion7();
        await administrator.PutAsync($"api/exchange/clients/{clientId}", new
        {
            organizationId = clinic,
            name = "Lakeside EHR",
            jwks = new JsonObject { ["keys"] = new JsonArray(publicKey) },
            scope = Scope,
            purpose = "treatment",
        });
        return new Network(
            deployment.Portal,
            clientId,
            privateKey,
            administrator,
            specialist,
            await Clinic.ConnectAsync(deployment.Fhir, clientId, privateKey, Scope))
        {
            Community = community,
            ClinicOrganization = clinic,
        };
    }

    /// <summary>
    /// A participant of the community, with an account, whom the clinic knows by a number of its own.
    /// </summary>
    public async Task<Participant> WelcomeAsync()
    {
        var id = Guid.CreateVersion7();
        var (email, password) = ($"{id}@people.example", Settings.NewPassword());
        var number = new { system = "https://lakeside.example/mrn", value = $"MRN-{id:N}" };
        await Specialist.PutAsync(
            $"api/directory/participants/{id}", new { givenName = "Jo", familyName = "Rivers" });
        await Administrator.PutAsync($"api/directory/participants/{id}/organizations/{ClinicOrganization}", number);
        await Specialist.PutAsync($"api/portal/accounts/{id}", new { email, password, role = "participant" });
        return new Participant(
            id, $"{number.system}|{number.value}", await Person.SignInAsync(_portal, email, password));
    }

    /// <summary>Another specialist of the community, and who that is.</summary>
    /// <param name="portal">Where they sign in, if it is another instance.</param>
    public async Task<(Guid Id, Person Person)> HireSpecialistAsync(Uri? portal = null)
    {
        var id = Guid.CreateVersion7();
        return (id, await HireAsync(portal ?? _portal, Administrator, Community, "peer-specialist", id));
    }

    /// <summary>The responders of a new crisis team.</summary>
    public async Task<IReadOnlyList<Person>> HireCrisisTeamAsync(int count)
    {
        var team = Guid.CreateVersion7();
        await Administrator.PutAsync(
            $"api/directory/organizations/{team}", new { name = "Night Line", kind = "crisis-team" });
        var responders = new List<Person>();
        while (responders.Count < count)
            responders.Add(await HireAsync(_portal, Administrator, team, "crisis-responder"));
        return responders;
    }

    /// <summary>Somebody who works at the clinic and looks at the portal.</summary>
    public Task<Person> HireAtClinicAsync() => HireAsync(_portal, Administrator, ClinicOrganization, "clinic-staff");

    /// <summary>The clinic's access without its EHR.</summary>
    public Task<HttpClient> ConnectAsync(Uri fhir, TimeProvider? time = null) =>
        SmartToken.ConnectAsync(fhir, _clientId, _key, Scope, time);

    public async ValueTask DisposeAsync()
    {
        Administrator.Dispose();
        Specialist.Dispose();
        await Clinic.DisposeAsync();
    }

    private static async Task<Person> HireAsync(
        Uri portal, Person administrator, Guid organization, string role, Guid? given = null)
    {
        var id = given ?? Guid.CreateVersion7();
        var (email, password) = ($"{id}@staff.example", Settings.NewPassword());
        await administrator.PutAsync(
            $"api/directory/organizations/{organization}/staff/{id}",
            new { givenName = "Sam", familyName = "Okafor" });
        await administrator.PutAsync($"api/portal/accounts/{id}", new { email, password, role });
        return await Person.SignInAsync(portal, email, password);
    }
}

/// <param name="Number">The clinic's number for them, as a FHIR token.</param>
public sealed record Participant(Guid Id, string Number, Person Person);

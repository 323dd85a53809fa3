using CareBridge.Demo.Invention;

namespace CareBridge.Demo.Loading;

/// <summary>Loads a network in the order in which it would come about.</summary>
internal sealed class Loader(Api api, Network network, string administrator, string password, Progress progress)
{
    /// <summary>Requests on their way at one time.</summary>
    private const int Concurrency = 8;

    /// <summary>How many times <see cref="LoadAsync"/> makes a step.</summary>
    public static int Steps(Network network) =>
        network.Organizations.Count + network.Staff.Count + network.Groups.Count + network.Participants.Count;

    public async Task LoadAsync(CancellationToken cancellation)
    {
        foreach (var organization in network.Organizations)
        {
            await RegisterAsync(organization, cancellation);
            progress.Step();
        }
        await EachAsync(network.Staff, EmployAsync, cancellation);
        await EachAsync(network.Groups, ListAsync, cancellation);
        var participants = new ParticipantLoader(api, network, administrator, password);
        await EachAsync(network.Participants, participants.LoadAsync, cancellation);
    }

    public static async Task EachAsync<T>(
        IEnumerable<T> items, Func<T, CancellationToken, Task> load, Action step, CancellationToken cancellation) =>
        await Parallel.ForEachAsync(
            items,
            new ParallelOptions { MaxDegreeOfParallelism = Concurrency, CancellationToken = cancellation },
            async (item, token) =>
            {
                await load(item, token);
                step();
            });

    private Task EachAsync<T>(
        IEnumerable<T> items, Func<T, CancellationToken, Task> load, CancellationToken cancellation) =>
        EachAsync(items, load, progress.Step, cancellation);

    private async Task RegisterAsync(Organization organization, CancellationToken cancellation)
    {
        await api.PutAsync(
            administrator,
            $"/api/directory/organizations/{organization.Id}",
            new
            {
                organization.Name,
                organization.Kind,
                organization.Phone,
                organization.City,
                organization.State,
                organization.CrisisTeamId,
            },
            cancellation);
        if (organization.RecordSystem is not { } records) return;
        await api.PutAsync(
            administrator,
            $"/api/directory/organizations/{organization.Id}/endpoints/{records.Id}",
            new { connection = "hl7-fhir-rest", name = $"{organization.Name}: records", records.Address },
            cancellation);
    }

    private Task ListAsync(PeerGroup group, CancellationToken cancellation) => api.PutAsync(
        group.Host.Email, $"/api/directory/groups/{group.Id}", group.Description, cancellation);

    private async Task EmployAsync(StaffPerson person, CancellationToken cancellation)
    {
        await api.PutAsync(
            administrator,
            $"/api/directory/organizations/{person.OrganizationId}/staff/{person.Id}",
            new { person.GivenName, person.FamilyName, role = ListedAs(person.Role) },
            cancellation);
        await api.PutAsync(
            administrator,
            $"/api/portal/accounts/{person.Id}",
            new { person.Email, password, person.Role },
            cancellation);
    }

    /// <summary>What they do for people; null for who does nothing that others need to know of.</summary>
    private static string? ListedAs(string role) => role switch
    {
        StaffPerson.ClinicStaff => "clinician",
        StaffPerson.PeerSpecialist or StaffPerson.CrisisResponder => role,
        _ => null,
    };
}

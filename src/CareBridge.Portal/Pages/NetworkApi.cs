using CareBridge.Platform.Domain;

namespace CareBridge.Portal.Pages;

/// <summary>Where pages of any area find who is who.</summary>
internal static class NetworkApi
{
    private const string Search = "/api/directory/participants/find";

    /// <summary>All organizations of the network.</summary>
    public static async Task<Places> PlacesAsync(this ServiceApi api) =>
        new(await api.ReadAsync<IReadOnlyList<NetworkPlace>>("/api/directory/organizations"));

    /// <summary>As <see cref="ServiceApi.ReadAsync"/>, for what the reader may not be shown.</summary>
    /// <returns>Null when it is not there, or not for them.</returns>
    /// <exception cref="UnavailableException">The service does not answer.</exception>
    public static async Task<T?> FindAsync<T>(this ServiceApi api, string address)
        where T : class
    {
        try
        {
            return await api.ReadAsync<T>(address);
        }
        catch (NotFoundException)
        {
            return null;
        }
    }

    /// <summary>Who they are whom the reader's own organization has registered.</summary>
    public static async Task<IReadOnlyDictionary<Guid, PersonAnswer>> OwnPeopleAsync(
        this ServiceApi api, IEnumerable<Guid> participantIds)
    {
        var (_, found) = await api.ChangeAsync<ItemsAnswer<PersonAnswer>>(
            HttpMethod.Post, Search, new { ids = participantIds.Distinct() });
        return (found?.Items ?? []).ToDictionary(person => person.Id);
    }

    /// <summary>Participants of the reader's organization with these words in their name.</summary>
    public static Task<(FormFaults Faults, ItemsAnswer<PersonAnswer>? Found)> SearchAsync(
        this ServiceApi api, string name) =>
        api.ChangeAsync<ItemsAnswer<PersonAnswer>>(HttpMethod.Post, Search, new { name });

    /// <summary>What somebody is called that works in the network; null when that is not known.</summary>
    public static async Task<string?> StaffNameAsync(this ServiceApi api, Guid id) =>
        (await api.FindAsync<PersonAnswer>($"/api/directory/staff/{id}"))?.Name;
}

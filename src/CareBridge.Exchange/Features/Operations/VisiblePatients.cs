using CareBridge.Contracts.Consent;
using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Features.Smart;
using CareBridge.Exchange.Storage;

namespace CareBridge.Exchange.Features.Operations;

/// <summary>Finds a patient of whom a client may see something, for what tells of all that is held of them.</summary>
internal sealed class VisiblePatients(ExchangeDbContext store, Permits permits)
{
    /// <summary>
    /// The person, with what is permitted of all that is held of them; null when that is nothing. Nobody takes as many
    /// statements, and as many questions.
    /// </summary>
    public async Task<Person?> FindAsync(Guid participant, SmartCaller caller, CancellationToken cancellation)
    {
        var held = new List<DisclosureScope>();
        foreach (var type in ServedTypes.All.Where(type => type.NeedsPermit))
        {
            var heads = store.For(caller, type, Access.Read).Where(head => head.ParticipantId == participant);
            var some = await store.HeldAsync(type, heads, caller.OrganizationId, cancellation);
            held.AddRange(some.Select(one => one.Scope));
        }
        var person = held.Count > 0 ? new Person(participant, [.. held.Distinct()]) : null;
        return await permits.DecideAsync(caller, person, cancellation);
    }
}

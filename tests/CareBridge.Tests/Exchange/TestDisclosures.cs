using System.Collections.Concurrent;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Domain;

namespace CareBridge.Tests.Exchange;

/// <summary>A Consent service with one rule for each participant, discloser and recipient.</summary>
internal sealed class TestDisclosures : IDisclosures
{
    private readonly ConcurrentDictionary<(Guid Participant, Guid Discloser, Guid Recipient), Grant> _grants = new();

    public ConcurrentQueue<AuthorizeDisclosure> Authorized { get; } = new();

    public bool IsSilent { get; set; }

    /// <summary>What happens in the world when a disclosure has just been permitted.</summary>
    public Action<AuthorizeDisclosure>? Permitted { get; set; }

    /// <summary>What happens in the world when something has just been decided on.</summary>
    public Action<DecideDisclosure>? Decided { get; set; }

    /// <summary>What a decision waits for.</summary>
    public Func<DecideDisclosure, CancellationToken, Task>? Deciding { get; set; }

    public Guid Permit(Guid participant, Guid discloser, Guid recipient, params DisclosureCategory[] categories)
    {
        var grant = new Grant(Guid.CreateVersion7(), [DisclosureCategory.Identity, .. categories]);
        _grants[(participant, discloser, recipient)] = grant;
        return grant.ConsentId;
    }

    public void Revoke(Guid participant, Guid discloser, Guid recipient) =>
        _grants.TryRemove((participant, discloser, recipient), out _);

    public Task<DisclosureAuthorization> AuthorizeAsync(AuthorizeDisclosure question, CancellationToken cancellation)
    {
        if (IsSilent) throw new UnavailableException("consent");
        Authorized.Enqueue(question);
        var grants = question.Items
            .Select((item, index) => (Index: index, Grant: Find(
                item.ParticipantId, item.DiscloserOrganizationId, question.RecipientOrganizationId, item.Category)))
            .Where(item => item.Grant is not null)
            .ToList();
        var permitted = grants.Select(item => new PermittedItem(item.Index, item.Grant!.ConsentId));
        var answer = new DisclosureAuthorization([.. permitted])
        {
            Scopes = [.. grants.Select(item => item.Grant!).Distinct().Select(grant => grant.ToScope())],
        };
        if (answer.Permitted.Count > 0) Permitted?.Invoke(question);
        return Task.FromResult(answer);
    }

    public async Task<DisclosureDecision> DecideAsync(DecideDisclosure question, CancellationToken cancellation)
    {
        if (IsSilent) throw new UnavailableException("consent");
        if (Deciding is { } deciding) await deciding(question, cancellation);
        var permitted = question.Scopes.Where(scope => Find(
            question.ParticipantId, scope.DiscloserOrganizationId, question.RecipientOrganizationId, scope.Category)
            is not null);
        var decision = new DisclosureDecision([.. permitted], null);
        Decided?.Invoke(question);
        return decision;
    }

    private Grant? Find(Guid participant, Guid discloser, Guid recipient, DisclosureCategory category) =>
        _grants.TryGetValue((participant, discloser, recipient), out var grant) && grant.Categories.Contains(category)
            ? grant
            : null;

    private sealed record Grant(Guid ConsentId, IReadOnlyList<DisclosureCategory> Categories)
    {
        public ConsentScope ToScope() => new(
            ConsentId,
            [.. Categories.Where(category => category != DisclosureCategory.Identity)],
            [PurposeOfUse.Treatment, PurposeOfUse.CareManagement],
            ExchangeWorld.Noon,
            ExchangeWorld.Noon.AddYears(1),
            $"The participant consented to {Categories.Count} categories.");
    }
}

using System.Runtime.CompilerServices;
using CareBridge.Consent.Domain;
using CareBridge.Consent.Storage;
using CareBridge.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Consent.Features.Accounting;

/// <summary>Lines of the accounting with the names of the organizations and persons in them, newest first.</summary>
internal sealed class DisclosureList(ConsentDbContext store)
{
    private readonly Dictionary<Guid, string> _names = [];

    public async Task<Page<DisclosureView>> PageAsync(
        IQueryable<DisclosureRecord> lines, PageRequest page, Language language, CancellationToken cancellation)
    {
        var found = await lines.NewestFirstAsync(page, cancellation);
        await LearnNamesAsync(found.Items, cancellation);
        return found.Select(line => DisclosureView.Of(line, _names, language));
    }

    /// <summary>All of them, read page by page so that nothing is held in the store meanwhile.</summary>
    public async IAsyncEnumerable<DisclosureView> AllAsync(
        IQueryable<DisclosureRecord> lines,
        Language language,
        [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var next = new PageRequest();
        while (true)
        {
            var page = await PageAsync(lines, next, language, cancellation);
            foreach (var line in page.Items) yield return line;
            if (page.Next is null) yield break;
            next = new PageRequest { After = page.Next };
        }
    }

    private async Task LearnNamesAsync(IReadOnlyList<DisclosureRecord> lines, CancellationToken cancellation)
    {
        var unknown = lines.SelectMany(line => new[] { line.DiscloserOrganizationId, line.RecipientOrganizationId })
            .Where(id => !_names.ContainsKey(id)).Distinct().ToList();
        if (unknown.Count == 0) return;
        foreach (var (id, name) in await store.NamesOfAsync(unknown, cancellation)) _names[id] = name;
        await LearnPersonsAsync(lines, cancellation);
    }

    /// <summary>Family and allies stand for themselves, under the name on the consent.</summary>
    private async Task LearnPersonsAsync(IReadOnlyList<DisclosureRecord> lines, CancellationToken cancellation)
    {
        var theirs = lines.Where(line => line.RecipientId == line.RecipientOrganizationId
                && !_names.ContainsKey(line.RecipientId))
            .Select(line => line.ConsentId).OfType<Guid>().Distinct().ToList();
        if (theirs.Count == 0) return;
        var consents = await store.Consents.AsNoTracking().Where(c => theirs.Contains(c.Id))
            .ToListAsync(cancellation);
        foreach (var person in consents.SelectMany(consent => consent.Terms.RecipientPersons))
            _names.TryAdd(person.Id, person.Name);
    }
}

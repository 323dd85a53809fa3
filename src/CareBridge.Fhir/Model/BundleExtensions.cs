namespace Hl7.Fhir.Model;

/// <summary>Shorthand for what is done with most bundles.</summary>
public static class BundleExtensions
{
    public static Bundle.EntryComponent AddResourceEntry(this Bundle b, Resource r, string? fullUrl)
    {
        var entry = new Bundle.EntryComponent { Resource = r, FullUrl = fullUrl };
        b.Entry.Add(entry);
        return entry;
    }

    public static Bundle.EntryComponent AddSearchEntry(
        this Bundle b, Resource r, string? fullUrl, Bundle.SearchEntryMode searchEntryMode)
    {
        var entry = b.AddResourceEntry(r, fullUrl);
        entry.Search = new() { Mode = searchEntryMode };
        return entry;
    }

    public static IEnumerable<Resource> GetResources(this Bundle bundle) =>
        bundle.Entry.Select(entry => entry.Resource).OfType<Resource>();
}

using CareBridge.Directory.Domain.Imports;

namespace CareBridge.Directory.Features.Imports;

/// <summary>Reads what a feed tells of, in its order, the same every time.</summary>
internal interface IFeedReader
{
    /// <param name="after">So many are dealt with already, and are left out.</param>
    /// <exception cref="System.Text.Json.JsonException">It is no such feed, or ends before its end.</exception>
    /// <exception cref="InvalidDataException">It is no such feed.</exception>
    IAsyncEnumerable<FeedItem> ReadAsync(
        Stream feed, ImportTerms terms, long after, CancellationToken cancellation);
}

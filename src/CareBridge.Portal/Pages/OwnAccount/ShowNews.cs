using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Pages.OwnAccount;

/// <summary>All that they were told of, by whatever way or none: what is new first, and what they have read.</summary>
internal static class ShowNews
{
    public const string Path = "/account/news";

    private const string Notices = "/api/portal/notices";
    private const int PageSize = 25;

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Path, ShowAsync).RequireAuthorization();
        pages.MapPost(Path, ReadAllAsync).RequireAuthorization();
    }

    public static string After(string next) => Path + new QueryBuilder { { "after", next } };

    private static async Task<IResult> ShowAsync(Visit visit, ServiceApi api, string? after = null)
    {
        var query = new QueryBuilder { { "limit", $"{PageSize}" } };
        if (after is not null) query.Add("after", after);
        return visit.Show<NewsPage>(await api.ReadAsync<PageAnswer<NewsAnswer>>(Notices + query));
    }

    private static async Task<IResult> ReadAllAsync(ServiceApi api)
    {
        await api.ChangeAsync(HttpMethod.Post, $"{Notices}/read");
        return Results.LocalRedirect(Path);
    }
}

/// <param name="Kind">As the portal calls it.</param>
/// <param name="SubjectId">What it is about, where that is the reader's own.</param>
public sealed record NewsAnswer(
    Guid Id, string Kind, bool Urgent, Guid? SubjectId, DateTimeOffset CreatedAt, DateTimeOffset? ReadAt);

using CareBridge.Platform.Web;
using Microsoft.AspNetCore.Http;

namespace CareBridge.Consent.Features.Accounting;

internal sealed class CsvResult<TRow>(Report<TRow> report) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        await using var writer = CsvText.Begin(httpContext.Response, report.Name);
        await writer.WriteAsync(CsvText.Record(report.Columns.Select(column => column.Header)));
        await foreach (var row in report.Rows.WithCancellation(httpContext.RequestAborted))
            await writer.WriteAsync(CsvText.Record(report.Columns.Select(column => column.Cell(row))));
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace SurveyPlatform.Storage;

/// <summary>Tens of thousands of new rows at once, in the transaction that is under way.</summary>
public static class BulkInsert
{
    /// <summary>From so many rows on the planner is told at once, and not when the server comes to it: until then it takes the table to be empty.</summary>
    private const int WorthAnalysing = 10_000;

    /// <summary>The rows are not tracked afterwards.</summary>
    public static async Task InsertManyAsync<T>(this SurveyDbContext db, IReadOnlyList<T> rows, CancellationToken cancellationToken)
        where T : class
    {
        if (rows.Count == 0)
        {
            return;
        }

        if (db.Database.IsNpgsql())
        {
            await CopyAsync(db, rows, cancellationToken);
            return;
        }

        db.AddRange(rows);
        await db.SaveChangesAsync(cancellationToken);
        foreach (var row in rows)
        {
            db.Entry(row).State = EntityState.Detached;
        }
    }

    private static async Task CopyAsync<T>(SurveyDbContext db, IReadOnlyList<T> rows, CancellationToken cancellationToken)
        where T : class
    {
        var entity = db.Model.FindEntityType(typeof(T))!;
        var columns = entity.GetProperties().Select(Column.Of).ToList();
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            var connection = (NpgsqlConnection)db.Database.GetDbConnection();
            await using var writer = await connection.BeginBinaryImportAsync(
                $"COPY {entity.GetTableName()} ({string.Join(", ", columns.Select(column => $"\"{column.Name}\""))}) FROM STDIN (FORMAT BINARY)", cancellationToken);
            foreach (var row in rows)
            {
                await writer.StartRowAsync(cancellationToken);
                foreach (var column in columns)
                {
                    await column.WriteAsync(writer, row, cancellationToken);
                }
            }

            await writer.CompleteAsync(cancellationToken);
            await writer.DisposeAsync();
            if (rows.Count >= WorthAnalysing)
            {
                await using var analyse = new NpgsqlCommand($"ANALYZE {entity.GetTableName()}", connection);
                await analyse.ExecuteNonQueryAsync(cancellationToken);
            }
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private sealed record Column(string Name, string Type, Func<object, object?> Read)
    {
        public static Column Of(IProperty property)
        {
            var (mapping, getter) = (property.GetRelationalTypeMapping(), property.GetGetter());
            var convert = mapping.Converter?.ConvertToProvider;
            return new(
                property.GetColumnName(), mapping.StoreTypeNameBase,
                row => getter.GetClrValue(row) is { } value ? convert is null ? value : convert(value) : null);
        }

        public Task WriteAsync(NpgsqlBinaryImporter writer, object row, CancellationToken cancellationToken) =>
            Read(row) is { } value ? writer.WriteAsync(value, Type, cancellationToken) : writer.WriteNullAsync(cancellationToken);
    }
}
